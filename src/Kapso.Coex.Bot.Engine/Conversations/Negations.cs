using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>When a "no" is the answer no, and when it only denies the word that follows: "no me deja", "no soy admin".</summary>
internal static class Negations
{
    /// <summary>What may follow a "no" that was the whole answer, without a comma between them: "no ya no aparece".</summary>
    private static readonly HashSet<string> GoesOn =
        ["ya", "ja", "no", "nao", "todavia", "ainda", "aun", "gracias", "thanks", "obrigado", "obrigada", "nada", "ninguno", "nenhum", "nunca", "jamais", "i"];

    /// <summary>What a Portuguese "no" leads to, which denies nothing: "já tirei no celular".</summary>
    private static readonly HashSet<string> Places =
    [
        "app", "aplicativo", "celular", "telefone", "aparelho", "computador", "pc", "notebook", "navegador", "kapso", "meta", "whatsapp", "zap", "facebook",
        "gerenciador", "business", "portfolio", "painel", "site", "menu", "dia", "momento", "comeco", "fim",
    ];

    public static bool MeansInThe(FoldedText said, int at) =>
        said.Word(at) is "no" && at + 1 < said.Count && Places.GetAlternateLookup<ReadOnlySpan<char>>().Contains(said.Word(at + 1));

    public static bool StandsAlone(PhraseHit hit, FoldedText said) =>
        hit.End == said.Count
        || hit.End - hit.First > 1
        || said.Tokens[hit.End].OpensClause
        || said.Tokens[hit.End].OpensSentence
        || GoesOn.GetAlternateLookup<ReadOnlySpan<char>>().Contains(said.Word(hit.End));
}
