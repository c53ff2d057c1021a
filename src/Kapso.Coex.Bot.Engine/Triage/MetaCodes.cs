using System.Collections.Frozen;

namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>What the codes mean that come up after connecting: sending, registering, payment. Onboarding codes are the playbooks' own.</summary>
internal static class MetaCodes
{
    public const string Sending = "sending";
    public const string Api = "api";

    private static readonly FrozenDictionary<string, string> Meanings = new Dictionary<string, string>
    {
        ["131037"] = "restriction-display-name",
        ["131042"] = "restriction-payment",
        ["141006"] = "restriction-payment",
        ["139000"] = "restriction-business-verification",
        ["132015"] = "restriction-template",
        ["132016"] = "restriction-template",
        ["131031"] = "other-meta-error",
        ["131057"] = "other-meta-error",
        ["141000"] = "other-meta-error",
        ["133000"] = "other-meta-error",
        ["133004"] = "other-meta-error",
        ["133005"] = "other-meta-error",
        ["133006"] = "other-meta-error",
        ["133008"] = "other-meta-error",
        ["133009"] = "other-meta-error",
        ["133010"] = "other-meta-error",
        ["133015"] = "other-meta-error",
        ["133016"] = "other-meta-error",
        ["368"] = "other-meta-error",
        ["130429"] = Sending,
        ["130472"] = Sending,
        ["130497"] = Sending,
        ["131000"] = Sending,
        ["131005"] = Sending,
        ["131008"] = Sending,
        ["131009"] = Sending,
        ["131016"] = Sending,
        ["131021"] = Sending,
        ["131026"] = Sending,
        ["131045"] = Sending,
        ["131047"] = Sending,
        ["131048"] = Sending,
        ["131049"] = Sending,
        ["131050"] = Sending,
        ["131051"] = Sending,
        ["131052"] = Sending,
        ["131053"] = Sending,
        ["131056"] = Sending,
        ["131060"] = Sending,
        ["132000"] = Sending,
        ["132001"] = Sending,
        ["132005"] = Sending,
        ["132007"] = Sending,
        ["132012"] = Sending,
        ["132018"] = Sending,
        ["132068"] = Sending,
        ["132069"] = Sending,
        ["100"] = Api,
        ["190"] = Api,
        ["200"] = Api,
        ["10"] = Api,
        ["33"] = Api,
    }.ToFrozenDictionary();

    /// <summary>The playbook, or the topic out of scope, that a code belongs to; null for one that we do not know.</summary>
    public static string? MeaningOf(string digits) => Meanings.GetValueOrDefault(digits);

    public static bool IsOutOfScope(string meaning) => meaning is Sending or Api;
}
