namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>What the desk's pages say to agents: DeskTexts.resx in English, DeskTexts.es.resx in Spanish.</summary>
internal sealed class DeskTexts;
