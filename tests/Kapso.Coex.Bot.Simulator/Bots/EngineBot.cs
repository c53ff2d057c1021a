using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Simulator.Customers;

namespace Kapso.Coex.Bot.Simulator.Bots;

/// <summary>The bot's judgement alone, without host, disk or clock: the quick way to hold thousands of conversations.</summary>
public sealed class EngineBot(Knowledge knowledge)
{
    private const int MostTurns = 200;
    private static readonly Agent Luz = new("luz", "Luz");
    private static readonly DateTimeOffset Begin = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public Outcome Meet(Encounter encounter)
    {
        var talk = new Talk(knowledge, encounter);
        return talk.Hold();
    }

    private sealed class Talk(Knowledge knowledge, Encounter encounter)
    {
        private readonly Customer customer = encounter.Customer();
        private Conversation conversation = Conversation.Begin(new ConversationId("sim"), "widget");
        private Watch watch = null!;
        private (StepId Step, DateTimeOffset Due)? wake;
        private Brief? brief;
        private int messages;

        private DateTimeOffset Now => Begin.AddMinutes(customer.World.Minute);

        public Outcome Hold()
        {
            watch = new Watch(customer);
            var heard = Take(Dialogue.Greet(conversation, LanguageCodes.FromLocale(encounter.Language), knowledge, Now));
            for (var turn = 0; turn < MostTurns; turn++)
            {
                var reaction = customer.React(heard);
                if (reaction.Leaves)
                {
                    break;
                }

                heard = reaction.Waits ? WaitForBot() : Hear(reaction);
            }

            return new Outcome(encounter, customer, watch.End, watch.Lines)
            {
                Reason = brief?.Reason.Name(),
                Evidence = brief is null ? [] : [.. brief.Evidence.Select(line => new Found(line.Item.Name(), line.State, line.Values))],
                Violations = watch.Violations,
                NotUnderstood = watch.NotUnderstood,
            };
        }

        private IReadOnlyList<Said> Hear(Reaction reaction)
        {
            // What the bot says by itself meanwhile comes first; the customer reads it with the answer.
            var meanwhile = Due();
            var heard = new List<CustomerMessage>();
            foreach (var move in reaction.Moves)
            {
                watch.Sees(move);
                heard.Add(Message(move));
            }

            var turn = Dialogue.Hear(conversation, heard, knowledge, Now);
            if (turn.Events.OfType<Misunderstood>().Any())
            {
                var where = conversation.State is ConversationState.Following following ? $"{following.Playbook.Id}/{following.Step}" : conversation.Question?.GetType().Name ?? "opening";
                watch.NotUnderstood.Add($"{customer.Meant ?? "-"} at {where}: {string.Join(" / ", heard.Select(message => message.Text))}");
            }

            var said = Take(turn);
            APersonTakesIt();
            return [.. meanwhile, .. said];
        }

        private CustomerMessage Message(Move move)
        {
            var id = new MessageId($"{++messages}");
            switch (move)
            {
                case Move.Tap tap:
                    return new CustomerMessage(id, Now, tap.Button.Title)
                    {
                        Tap = new Tap(
                            tap.On.Playbook is { } playbook ? new PlaybookId(playbook) : null, tap.On.Version,
                            tap.On.Step is { } step ? new StepId(step) : null, new AnswerId(tap.Button.Answer)),
                    };
                case Move.Photo photo:
                    return new CustomerMessage(id, Now, photo.Caption) { Files = [new ReceivedFile(new FileId($"file-{messages}"), photo.Name, FileVerdict.Picture)] };
                default:
                    var (clean, had) = Secrets.Remove(((Move.Write)move).Text);
                    return new CustomerMessage(id, Now, clean) { HadSecret = had };
            }
        }

        private IReadOnlyList<Said> WaitForBot()
        {
            if (wake is not { } due)
            {
                customer.Wait(5);
                return [];
            }

            customer.Wait((int)Math.Ceiling(Math.Max(1, (due.Due - Now).TotalMinutes)));
            return Due();
        }

        private IReadOnlyList<Said> Due()
        {
            if (wake is not { } due || due.Due > Now)
            {
                return [];
            }

            wake = null;
            return Take(Dialogue.WaitOver(conversation, due.Step, knowledge, Now));
        }

        // Half of the cases are taken at once, so that whatever the customer writes then must stay without an answer of the bot's.
        private void APersonTakesIt()
        {
            if (brief is not null && !watch.APersonHasIt && encounter.Seed % 2 == 0
                && AgentDialogue.Do(conversation, Luz, new AgentAct.Take(), knowledge, Now) is ActResult.Done done)
            {
                conversation = done.Turn.After;
                watch.APersonHasIt = true;
            }
        }

        private IReadOnlyList<Said> Take(Turn turn)
        {
            conversation = turn.After;
            foreach (var effect in turn.Effects)
            {
                switch (effect)
                {
                    case Effect.WakeAt at:
                        wake = (at.Step, at.Due);
                        break;
                    case Effect.ForgetWake:
                        wake = null;
                        break;
                    case Effect.HandToDesk hand:
                        brief = hand.Brief;
                        break;
                    case Effect.ChangeAtDesk change:
                        brief = change.Brief;
                        break;
                }
            }

            IReadOnlyList<Said> said = [.. turn.Replies.Select(Read)];
            watch.Hears(said);
            return said;
        }

        private Said Read(Reply reply) => new(reply.By is null ? KebabCaseOf(reply.Kind) : "agent", reply.Text)
        {
            Playbook = reply.Playbook?.Id.Value,
            Version = reply.Playbook?.Version,
            Step = reply.Step?.Value,
            Origin = reply.Playbook is { } edition && reply.Step is { } step ? knowledge.Find(edition).Find(step)?.Origin.Value : null,
            Answers = [.. reply.Answers.Select(answer => new Button(answer.Id.Value, answer.Title))],
            Confirm = reply.Confirm,
            Evidence = reply.Evidence?.Name(),
        };

        private static string KebabCaseOf(ReplyKind kind) => kind.ToString().ToLowerInvariant();
    }
}
