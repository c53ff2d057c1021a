namespace Kapso.Coex.Bot.Engine.Playbooks;

/// <summary>Who can do a step: on a team these are often three people.</summary>
public enum Doer
{
    PhoneHolder,
    MetaAdmin,
    KapsoMember,
}

public static class Doers
{
    public static IReadOnlyList<Doer> All { get; } = [Doer.PhoneHolder, Doer.MetaAdmin, Doer.KapsoMember];

    /// <summary>The name in playbooks: <c>phone-holder</c>, <c>meta-admin</c>, <c>kapso-member</c>.</summary>
    public static string Name(this Doer doer) => doer switch
    {
        Doer.PhoneHolder => "phone-holder",
        Doer.MetaAdmin => "meta-admin",
        _ => "kapso-member",
    };
}
