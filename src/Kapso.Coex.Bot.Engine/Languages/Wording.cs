namespace Kapso.Coex.Bot.Engine.Languages;

/// <summary>One approved text in the three languages. Nothing reaches a customer that is not one of these.</summary>
public sealed record Wording(string English, string Spanish, string Portuguese)
{
    public string In(Language language) => language switch
    {
        Language.Spanish => Spanish,
        Language.Portuguese => Portuguese,
        _ => English,
    };
}
