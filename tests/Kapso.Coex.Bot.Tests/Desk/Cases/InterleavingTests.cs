using CsCheck;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Storage;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Cases;

/// <summary>Customer, bot, two agents, errands, second copies, time, restarts and kills in any order, two of them at once, and every call with a keeper of its own.</summary>
public sealed class InterleavingTests
{
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

        await round.EndErrand();
        var transcript = await here.Transcript();
        var holder = OneOwnerAtATime(transcript);
        var line = await here.Line(id);
        Assert.Equal(holder, line.State == "taken" ? line.Holder!.Name : null);
        round.NothingIsLostOrDoubled(transcript);
        round.TheAuditTellsOf(await here.Store.AuditPage(new AuditFilter(CaseId: id), limit: 1000));
    }

    /// <summary>
    /// What hubs read says when a person has it: until then and from then on only the bot speaks, and between only that person, or the bot
    /// on an errand of theirs.
    /// </summary>
    /// <returns>Who has it in the end.</returns>
    private static string? OneOwnerAtATime(IReadOnlyList<(Author Author, MessageBody Body)> transcript)
    {
        var (holder, onErrand) = ((string?)null, false);
        foreach (var (author, body) in transcript)
        {
            switch (author)
            {
                case Author.System when body.EventName == "handoff.status":
                    var value = body.EventValue!.Value;
                    (holder, onErrand) = (value.GetProperty("state").GetString() == "accepted" ? value.GetProperty("agent").GetString() : null, false);
                    break;
                case Author.Bot when holder is not null && body.Coex?.Kind == "handover":
                    // Said by the bot at any time: that another goes on.
                    (holder, onErrand) = (null, false);
                    break;
                case Author.Bot when holder is not null && !onErrand:
                    Assert.Contains($"**{holder}** needs one more thing from you", body.Text, StringComparison.Ordinal);
                    onErrand = true;
                    break;
                case Author.Bot when body.Text.Contains($"**{holder}** goes on with you here", StringComparison.Ordinal):
                    onErrand = false;
                    break;
                case Author.Agent:
                    Assert.Equal(holder, body.By);
                    onErrand = false;
                    break;
            }
        }

        return holder;
    }
}
