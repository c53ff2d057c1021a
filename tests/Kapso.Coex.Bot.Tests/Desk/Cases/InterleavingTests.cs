using CsCheck;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;
using Xunit;
using static Kapso.Coex.Bot.Tests.Desk.Cases.Workplace;

namespace Kapso.Coex.Bot.Tests.Desk.Cases;

/// <summary>Customer, bot, two agents, second copies, time and restarts in any order, two of them at once, and every call with a keeper of its own.</summary>
public sealed class InterleavingTests
{
    private enum Move
    {
        Write,
        WriteUnheard,
        Hear,
        Cancel,
        AskForAPerson,
        Take,
        Say,
        SayAgain,
        SendStep,
        Transfer,
        Release,
        HandBack,
        Close,
        TimePasses,
        Restart,
    }

    private static readonly Gen<(Move Move, bool ByLuz)> Moves = Gen.Select(Gen.Enum<Move>(), Gen.Bool);

    [Fact]
    public Task Never_two_owners_nor_the_bot_beside_a_person_nor_a_message_lost_or_doubled() =>
        Gen.Select(Moves, Moves).Array[1, 25].SampleAsync(Play, iter: 60, threads: 1, print: pairs => string.Join(' ', pairs));

    private static async Task Play(((Move, bool) One, (Move, bool) Other)[] pairs)
    {
        using var here = new Workplace();
        var id = await here.AskForAPerson();
        var round = new Round(here, id);
        foreach (var (one, other) in pairs)
        {
            if (one.Item1 == Move.Restart || other.Item1 == Move.Restart)
            {
                here.Restart();
            }

            await Task.WhenAll(Task.Run(() => round.Do(one)), Task.Run(() => round.Do(other)));
        }

        await here.Hear();
        OneOwnerAtATime(await here.Transcript());
        round.NothingIsLostOrDoubled(await here.Transcript());
    }

    /// <summary>What hubs read says when a person has it; until then and from then on only the bot speaks, and between only that person.</summary>
    private static void OneOwnerAtATime(IReadOnlyList<(Author Author, Bot.Conversations.MessageBody Body)> transcript)
    {
        string? holder = null;
        foreach (var (author, body) in transcript)
        {
            switch (author)
            {
                case Author.System when body.EventName == "handoff.status":
                    holder = body.EventValue!.Value.GetProperty("state").GetString() == "accepted" ? body.EventValue.Value.GetProperty("agent").GetString() : null;
                    break;
                case Author.Bot when holder is not null:
                    // The one thing that the bot says then is that another goes on.
                    Assert.Equal("handover", body.Coex?.Kind);
                    holder = null;
                    break;
                case Author.Agent:
                    Assert.Equal(holder, body.By);
                    break;
            }
        }
    }

    private sealed class Round(Workplace here, string id)
    {
        private readonly Lock gate = new();
        private readonly List<string> written = [];
        private readonly List<string> said = [];
        private readonly List<string> refused = [];
        private (Agent By, string Text)? last;
        private int count;

        public async Task Do((Move Move, bool ByLuz) next)
        {
            var (me, other) = next.ByLuz ? (Luz, Tom) : (Tom, Luz);
            switch (next.Move)
            {
                case Move.Write or Move.WriteUnheard or Move.Cancel or Move.AskForAPerson:
                    await Write(next.Move);
                    break;
                case Move.Hear:
                    await here.Hear();
                    break;
                case Move.Say:
                    await Say(me, $"{me.Name} {Interlocked.Increment(ref count)}");
                    break;
                case Move.SayAgain when last is { } again:
                    await Say(again.By, again.Text);
                    break;
                case Move.TimePasses:
                    here.Home.Clock.Advance(TimeSpan.FromMinutes(20));
                    await here.Watch.Look();
                    break;
                default:
                    await Act(me, other, next.Move);
                    break;
            }
        }

        public void NothingIsLostOrDoubled(IReadOnlyList<(Author Author, Bot.Conversations.MessageBody Body)> transcript)
        {
            var stored = transcript.Where(message => message.Author == Author.Agent).Select(message => message.Body.Text).ToList();
            Assert.All(said.Distinct(), text => Assert.Single(stored, text));
            Assert.All(refused.Except(said), text => Assert.DoesNotContain(text, stored));
            Assert.All(written, text => Assert.Single(transcript, message => message.Author == Author.Customer && message.Body.Text == text));
        }

        private async Task Write(Move move)
        {
            var number = Interlocked.Increment(ref count);
            var text = move switch { Move.Cancel => "cancel", Move.AskForAPerson => "I want to talk to a person", _ => $"still the same as before, {number}" };
            await here.Post(text, $"{number}");
            await here.Post(text, $"{number}");
            if (text.EndsWith($"{number}", StringComparison.Ordinal))
            {
                lock (gate)
                {
                    written.Add(text);
                }
            }

            if (move != Move.WriteUnheard)
            {
                await here.Hear();
            }
        }

        /// <summary>The words are the click's name as well.</summary>
        private async Task Say(Agent by, string text)
        {
            var answer = await here.Cases.Do(id, by, new AgentAct.Say(text, [], null), text);
            lock (gate)
            {
                last = (by, text);
                (answer is ActAnswer.Done ? said : refused).Add(text);
            }
        }

        private Task<ActAnswer> Act(Agent me, Agent other, Move move) => here.Cases.Do(
            id,
            me,
            move switch
            {
                Move.SendStep => new AgentAct.SendStep(),
                Move.Transfer => new AgentAct.Transfer(other),
                Move.Release => new AgentAct.Release(),
                Move.HandBack => new AgentAct.HandBack(null),
                Move.Close => new AgentAct.Close(CaseOutcome.Connected, null),
                _ => new AgentAct.Take(),
            },
            Guid.NewGuid().ToString());
    }
}
