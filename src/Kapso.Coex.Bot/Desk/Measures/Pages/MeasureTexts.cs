namespace Kapso.Coex.Bot.Desk.Measures.Pages;

/// <summary>What the pages about figures say: MeasureTexts.resx in English, MeasureTexts.es.resx in Spanish.</summary>
internal sealed class MeasureTexts;
