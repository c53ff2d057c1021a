using System.Globalization;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Triage;

namespace Kapso.Coex.Bot.Tests.Transcripts;

/// <summary>Reads a transcript. A slip of the pen is named with its line.</summary>
internal static class TranscriptFile
{
    private static readonly string[] Actions = ["customer", "tap", "picture", "file", "later", "again", "restart", "greeting", "agent", "desk"];

    public static Transcript Read(string path)
    {
        var file = LessonNode.ReadFile(path).AllowOnly("title", "locale", "greeted", "hours", "talk");
        var greeted = file.Find("greeted")?.Text != "no";
        var moves = file["talk"].Items.Select(MoveIn).ToList();
        if (greeted && moves is not [{ Action: Action.Greeted }, ..])
        {
            moves.Insert(0, new Move(1, new Action.Greeted(), null));
        }

        return new Transcript(file["title"].Text, LanguageCodes.FromLocale(file.Find("locale")?.Text), greeted, moves)
        {
            Hours = file.Find("hours") is { } hours ? HoursIn(hours) : DeskHours.Always,
        };
    }

    /// <summary>On working days, in the time that the conversation's clock goes by.</summary>
    private static DeskHours HoursIn(LessonNode node)
    {
        if (node.Text.Split('-') is not [var first, var second] || !TimeOnly.TryParse(first, CultureInfo.InvariantCulture, out var from)
            || !TimeOnly.TryParse(second, CultureInfo.InvariantCulture, out var until))
        {
            throw node.Mistake($"'{node.Text}' are no hours.", "Write them as `10:00-18:00`.");
        }

        return new DeskHours { Days = Enumerable.Range((int)DayOfWeek.Monday, 5).ToDictionary(day => (DayOfWeek)day, _ => (from, until)) };
    }

    private static Move MoveIn(LessonNode item)
    {
        if (item.IsText)
        {
            return new Move(item.Line, Bare(item), null);
        }

        item.AllowOnly([.. Actions, "step", "playbook", "times", "with", "by", "expect"]);
        return new Move(item.Line, ActionIn(item), item.Find("expect") is { } expected ? ExpectationIn(expected) : null);
    }

    private static Action Bare(LessonNode item) => item.Text switch
    {
        "restart" => new Action.Restarted(),
        "again" => new Action.ArrivedAgain(),
        "greeting" => new Action.Greeted(),
        _ => throw item.Mistake($"'{item.Text}' is nothing that can happen.", "Write restart, again, greeting, or a key with a value."),
    };

    private static Action ActionIn(LessonNode item) => Actions.Where(action => item.Find(action) is not null).ToList() switch
    {
        ["customer"] => new Action.Wrote(item["customer"] is { IsText: true } one ? [one.Text] : item["customer"].Texts),
        ["tap"] => new Action.Tapped(item["tap"].Text, item.Find("step")?.Text, item.Find("playbook")?.Text, int.Parse(item.Find("times")?.Text ?? "1", CultureInfo.InvariantCulture)),
        ["picture"] => new Action.Sent([(item["picture"].Text, FileVerdict.Picture)], item.Find("with")?.Text ?? ""),
        ["file"] => new Action.Sent([FileIn(item["file"])], item.Find("with")?.Text ?? ""),
        ["later"] => new Action.TimePassed(TimeIn(item["later"])),
        ["again"] => new Action.ArrivedAgain(),
        ["desk"] => item["desk"].Text switch
        {
            "late" => new Action.PromiseOver(),
            "quiet" => new Action.AgentWentQuiet(),
            _ => throw item["desk"].Mistake("That is nothing that happens at the desk.", "Write late or quiet."),
        },
        ["agent"] => new Action.AgentActed(
            AgentLine.Named(item.Find("by")?.Text ?? "Ana"),
            AgentLine.Read(item["agent"].Text) ?? throw item["agent"].Mistake("That is nothing that an agent does.", "Write take, release, say …, hand back at a-step, or another act of the README.")),
        ["restart"] => new Action.Restarted(),
        ["greeting"] => new Action.Greeted(),
        _ => throw item.Mistake("One thing happens at a time.", $"Write exactly one of {string.Join(", ", Actions)}."),
    };

    private static (string, FileVerdict) FileIn(LessonNode file)
    {
        file.AllowOnly("name", "verdict");
        return (file["name"].Text, file["verdict"].Text switch
        {
            "picture" => FileVerdict.Picture,
            "empty" => FileVerdict.Empty,
            "too-large" => FileVerdict.TooLarge,
            "too-many-pixels" => FileVerdict.TooManyPixels,
            "not-a-picture" => FileVerdict.NotAPicture,
            "broken" => FileVerdict.Broken,
            _ => throw file["verdict"].Mistake("That is no verdict.", "Write picture, empty, too-large, too-many-pixels, not-a-picture or broken."),
        });
    }

    private static TimeSpan TimeIn(LessonNode time) => time.Text.Split(' ') switch
    {
        [var count, "minute" or "minutes"] => TimeSpan.FromMinutes(int.Parse(count, CultureInfo.InvariantCulture)),
        [var count, "hour" or "hours"] => TimeSpan.FromHours(int.Parse(count, CultureInfo.InvariantCulture)),
        [var count, "day" or "days"] => TimeSpan.FromDays(int.Parse(count, CultureInfo.InvariantCulture)),
        _ => throw time.Mistake($"'{time.Text}' is no time.", "Write it as `5 minutes`, `3 hours` or `2 days`."),
    };

    private static Expectation ExpectationIn(LessonNode node)
    {
        node.AllowOnly(
            "kind", "playbook", "step", "evidence", "confirm", "answers", "says", "never", "messages", "silent", "solved", "language", "escalated", "brief",
            "withdrawn", "case", "wakes-in");
        return new Expectation
        {
            Kind = node.Find("kind")?.Text,
            Playbook = node.Find("playbook")?.Text,
            Step = node.Find("step")?.Text,
            Evidence = node.Find("evidence")?.Text,
            Confirm = node.Find("confirm")?.IsTrue,
            Answers = node.Find("answers")?.Texts,
            Says = node.Find("says")?.Texts ?? [],
            Never = node.Find("never")?.Texts ?? [],
            Messages = node.Find("messages") is { } count ? int.Parse(count.Text, CultureInfo.InvariantCulture) : null,
            Silent = node.Find("silent")?.IsTrue ?? false,
            Solved = node.Find("solved")?.IsTrue ?? false,
            Language = LanguageCodes.FromLocale(node.Find("language")?.Text),
            Escalated = node.Find("escalated")?.Text,
            Brief = node.Find("brief")?.Texts ?? [],
            Withdrawn = node.Find("withdrawn")?.IsTrue ?? false,
            Case = node.Find("case")?.Text,
            WakesIn = node.Find("wakes-in") is { } minutes ? int.Parse(minutes.Text, CultureInfo.InvariantCulture) : null,
        };
    }
}
