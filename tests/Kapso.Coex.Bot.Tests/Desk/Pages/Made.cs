using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Tests.Desk.Pages;

/// <summary>Cases to look at.</summary>
internal static class Made
{
    private static DateTimeOffset Ago(double minutes) => DateTimeOffset.UtcNow.AddMinutes(-minutes);

    /// <param name="id">The case's id.</param>
    /// <param name="customer">The customer's name, and whatever else they could have written into it.</param>
    /// <param name="words">What they say in every place where a customer's words are kept.</param>
    /// <param name="minutes">How long ago it was opened.</param>
    public static CaseFile Case(string id, string customer, string words = "It still says error 3441041", double minutes = 12)
    {
        var line = new CaseLine(id, new ConversationId($"conv-{id}"), "widget", "es", "cleanup-did-not-help", "previous-provider", "remove-partner", "open", null, customer, Ago(minutes))
        {
            WaitingSince = Ago(minutes),
            Overdue = minutes > 30,
            Code = "3441041",
            LastWords = words,
            LastAt = Ago(2),
        };
        return new CaseFile(line, BriefOf(line, words), Steps, Evidence(id, words), null, null, [], [], null, null);
    }

    public static CaseFile OnWhatsApp(this CaseFile file, TimeSpan left) => file with
    {
        Line = file.Line with { Channel = "whatsapp" },
        Contact = new ContactView("whatsapp", file.Line.Customer, "+5491155550123", null, true, null, DateTimeOffset.UtcNow + left, 0, []),
    };

    public static CaseMessage[] Talk(string words, int pairs = 4) =>
    [
        .. Enumerable.Range(0, pairs).SelectMany(pair => new[]
        {
            new CaseMessage((pair * 2) + 1, Author.Customer, null, Ago(40 - (pair * 4)), new MessageBody { Text = pair == 0 ? words : "Hecho" }, null, null),
            new CaseMessage((pair * 2) + 2, Author.Bot, null, Ago(39 - (pair * 4)), new MessageBody { Text = "Abre **Configuración → Cuentas → Socios** y quita a tu proveedor anterior." }, "read", null),
        }),
        new CaseMessage((pairs * 2) + 1, Author.Customer, null, Ago(3), new MessageBody { Text = words, Files = [new MessageFile("f1", words, "image/png", 1, "Picture"), new MessageFile(null, words, "text/html", 1, "NotAPicture")] }, null, null),
    ];

    private static IReadOnlyList<CaseStep> Steps { get; } =
    [
        Step("in-kapso", "Is the number in Kapso?", "no", "No"),
        Step("disconnect-in-app", "Disconnect the number in the app", "done", "Done"),
        Step("remove-partner", "Remove the old provider as a partner", null, null, current: true),
        Step("wait", "Wait 5 minutes", null, null),
        Step("try-again", "Try to connect again", null, null),
    ];

    private static CaseStep Step(string id, string title, string? answer, string? words, bool current = false) => new(
        new StepId(id), title, current, answer, words, answer is null ? null : Ago(20),
        [new CaseChoice(AnswerId.Done, "Done"), new CaseChoice(AnswerId.CannotFind, "I can't find it")]);

    private static Brief BriefOf(CaseLine line, string words) => new()
    {
        Conversation = line.Conversation,
        Channel = line.Channel,
        Language = Language.Spanish,
        Reason = EscalationReason.CleanupDidNotHelp,
        OpenedAt = line.OpenedAt,
        Playbook = new PlaybookId("previous-provider"),
        Hypothesis = "Meta still sees an earlier connection of the number.",
        Provider = "360dialog",
        Codes = ["3441041"],
        Steps = [new StepTaken("disconnect-in-app", "Disconnect the number in the app", "cannot-find", Ago(20)) { Words = "I can't find it" }],
        Findings = [words],
        Evidence = [],
        Summary = $"The cleanup did not help. {words}",
    };

    private static IReadOnlyList<EvidenceView> Evidence(string id, string words) =>
    [
        new("phone_number_id", "given", ["106540352242922"], null, []),
        new("waba_id", "given", ["102290129340398"], null, []),
        new("meta_error_text", "unobtainable", [], words, []),
        new("screenshots", "given", ["f1"], null, [new FileView("f1", words, "image/png", $"/api/desk/escalations/{id}/files/f1")]),
    ];
}
