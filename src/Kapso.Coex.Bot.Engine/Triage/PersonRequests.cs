using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>Hears when a person is asked for in so many words.</summary>
internal static class PersonRequests
{
    private const int Near = 6;

    private static readonly HashSet<string> Asking = Words("""
        hablar hable hablo falar falo fale conversar comunicarme comunicame comunicar pasame pasenme pasen passa passe passar transfer
        transferir transfiere transfieran transferirme speak talk chat connect need want quiero quero necesito preciso gimme give get
        comunicarse atender atienda atiendan llamar call contactar contact contactarme put let pueden podria podrias can could
        """);

    private static readonly HashSet<string> People = Words("""
        persona humano humana human agente agent asesor asesora atendente pessoa person operador operadora ejecutivo ejecutiva
        representante representative rep someone somebody alguien alguem supervisor humans people
        """);

    private static readonly HashSet<string> Alone = Words("""
        humano human agente agent asesor atendente operador representative persona pessoa person
        """);

    private static readonly HashSet<string> ThirdParties = Words("""
        display name nombre nome phone business partner parceiro socio provider proveedor cliente customer
        """);

    public static bool Made(FoldedText text)
    {
        for (var at = 0; at < text.Count; at++)
        {
            if (Is(People, text, at) && (IsAsked(text, at) || (text.Count <= 4 && Is(Alone, text, at))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAsked(FoldedText text, int person)
    {
        for (var at = person - 1; at >= 0 && at >= person - Near && !text.Tokens[at + 1].OpensSentence; at--)
        {
            if (Is(Asking, text, at))
            {
                return !Enumerable.Range(at, person - at).Any(between => Is(ThirdParties, text, between));
            }
        }

        return false;
    }

    private static bool Is(HashSet<string> words, FoldedText text, int at) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.Word(at));

    private static HashSet<string> Words(string words) => [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
