namespace Kapso.Coex.Bot.Engine.Playbooks;

/// <summary>The facts that mean the same in every playbook: what a customer told, or did, in one of them counts in all.</summary>
public static class SharedFacts
{
    private const string CodePrefix = "code-";
    private const string ErrorPrefix = "error-";

    /// <summary>The customer said at the start that the whole cleanup was done.</summary>
    public static Fact CleanupClaimed { get; } = new("cleanup-claimed");

    /// <summary>The cleanup was walked with us, and the try after it answered.</summary>
    public static Fact CleanupWalked { get; } = new("cleanup-walked");

    public static Fact NeverInKapso { get; } = new("never-in-kapso");

    public static Fact RemovedInKapso { get; } = new("removed-in-kapso");

    public static Fact AppDisconnected { get; } = new("app-disconnected");

    public static Fact PartnerRemoved { get; } = new("partner-removed");

    public static Fact AccountRemoved { get; } = new("account-removed");

    /// <summary>The customer went through Meta's flow again, so the WhatsApp account may be a fresh one.</summary>
    public static Fact Reconnected { get; } = new("reconnected");

    public static Fact RightPortfolio { get; } = new("right-portfolio");

    /// <summary>Meta asked for a code by SMS or voice.</summary>
    public static Fact SmsCode { get; } = new("sms-code");

    /// <summary>Meta's page shows the code that the app asks for.</summary>
    public static Fact CodeShownByMeta { get; } = new("code-shown-by-meta");

    public static Fact OwnMetaApp { get; } = new("own-meta-app");

    /// <summary>The number is in the consumer WhatsApp, not in the Business app.</summary>
    public static Fact AppNotBusiness { get; } = new("app-not-business");

    public static Fact WantsDedicated { get; } = new("wants-dedicated");

    /// <summary>That Meta showed this code: <c>code-3441049</c>. Learned from what the customer writes, or from an answer that names it.</summary>
    public static Fact CodeSeen(string code) => new($"{CodePrefix}{code}");

    /// <summary>True for what <see cref="CodeSeen"/> makes of any code.</summary>
    public static bool IsCodeSeen(Fact fact) =>
        fact.Value.StartsWith(CodePrefix, StringComparison.Ordinal) && fact.Value.Length > CodePrefix.Length && fact.Value[CodePrefix.Length..].All(char.IsAsciiDigit);

    /// <summary>The code that an answer names: <c>error-2655093</c>; null for any other answer.</summary>
    public static string? CodeIn(AnswerId answer) =>
        answer.Value is { } id && id.StartsWith(ErrorPrefix, StringComparison.Ordinal) && id.Length > ErrorPrefix.Length && id[ErrorPrefix.Length..].All(char.IsAsciiDigit)
            ? id[ErrorPrefix.Length..]
            : null;

    public static IReadOnlyList<Fact> All { get; } =
    [
        CleanupClaimed, CleanupWalked, NeverInKapso, RemovedInKapso, AppDisconnected, PartnerRemoved, AccountRemoved, Reconnected, RightPortfolio,
        SmsCode, CodeShownByMeta, OwnMetaApp, AppNotBusiness, WantsDedicated,
    ];
}
