using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>
/// Hears when a person is asked for in so many words. Who only might mean it (anger, "somebody from the team?") is not heard here: such a
/// customer is offered a person, and nobody is called.
/// </summary>
internal static class PersonRequests
{
    private const int Near = 6;
    private const int ShortText = 6;

    /// <summary>To come to speak with somebody.</summary>
    private static readonly HashSet<string> Talking = Words("""
        hablar hable hablo hablarle platicar falar fale falo conversar comunicarme comunicame comunicar comuniquenme comunicarse pasame pasen
        pasenme pasarme passa passe passar transfer transfere transferir transfira transfiere transfieran transferirme transferi transferem
        speak speaking talk talking chat chatting connect through atender atienda atiendan atenda atendido atendida llamar llame llamen
        call derivame derivar derivenme escalate
        """);

    /// <summary>To want somebody, or to get one.</summary>
    private static readonly HashSet<string> Wanting = Words("""
        need want quiero quero quisiera necesito preciso prefiero prefiro prefer gimme give get exijo dame denme mandame
        ponme queria gostaria
        """);

    private static readonly HashSet<string> People = Words("""
        persona humano humana human agente agent asesor asesora atendente pessoa person operador operadora ejecutivo ejecutiva representante
        representative rep supervisor supervisora
        """);

    /// <summary>May be anybody: asked for only in order to talk.</summary>
    private static readonly HashSet<string> Anybody = Words("someone somebody alguien alguem support soporte suporte staff");

    private static readonly HashSet<string> Polite = Words("""
        a an the un una uma um el la real please por favor porfa porfavor pf pls human humano humana hi hello hola ola oi con com de verdad
        verdadera verdadeira now ya agora ahora urgente urgent live only solo so yes yeah si sim ok okay claro mejor melhor rather better
        """);

    /// <summary>The display name of a person, a partner's agent, a person at Meta: not ours to call.</summary>
    private static readonly HashSet<string> ThirdParties = Words("""
        display name nombre nome phone business partner parceiro socio provider proveedor provedor cliente customer client meta facebook
        whatsapp
        """);

    private static readonly HashSet<string> Of = Words("of from at de del da do");

    private static readonly HashSet<string> Ours = Words("""
        kapso verdad verdade carne hueso soporte suporte support atencion atendimento equipo equipe time team ustedes voces you your su sua
        tu inmediato imediato una uma vez nuevo novo
        """);

    /// <summary>A screen says it, or it is only asked whether.</summary>
    private static readonly HashSet<string> Reported = Words("""
        says say said saying tells told dice dicen dijo dijeron diz dizem disse pone aparece shows asks pide pede si se if whether saber know
        """);

    private static readonly HashSet<string> Denials = Words("no not nao dont never nunca without sin sem");

    public static bool Made(FoldedText text)
    {
        for (var at = 0; at < text.Count; at++)
        {
            if (Is(People, text, at) ? IsAsked(text, at, orWanted: true) || IsAlone(text) : Is(Anybody, text, at) && IsAsked(text, at, orWanted: false))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAsked(FoldedText text, int person, bool orWanted)
    {
        if (IsThirdParty(text, person))
        {
            return false;
        }

        for (var at = person - 1; at >= 0 && at >= person - Near && !text.Tokens[at + 1].OpensSentence; at--)
        {
            if (Is(ThirdParties, text, at))
            {
                return false;
            }

            if (Is(Talking, text, at) || (orWanted && Is(Wanting, text, at)))
            {
                return !IsReportedOrDenied(text, at);
            }
        }

        return false;
    }

    /// <summary>"Support at Wati", "a person from Meta", "the support of my old provider".</summary>
    private static bool IsThirdParty(FoldedText text, int person)
    {
        var at = person + 1;
        if (at >= text.Count || !Is(Of, text, at) || text.Tokens[at].OpensClause)
        {
            return false;
        }

        at += at + 2 < text.Count && text.Word(at + 1) is "la" or "el" or "the" or "mi" or "my" or "meu" ? 2 : 1;
        return at < text.Count && !Is(Ours, text, at);
    }

    private static bool IsReportedOrDenied(FoldedText text, int asking)
    {
        for (var at = asking; at > 0 && at > asking - 3 && !text.Tokens[at].OpensClause && !text.Tokens[at].OpensSentence; at--)
        {
            if (Is(Reported, text, at - 1) || (Is(Denials, text, at - 1) && Is(Wanting, text, at)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Agent please", and nothing else.</summary>
    private static bool IsAlone(FoldedText text)
    {
        for (var at = 0; at < text.Count; at++)
        {
            if (!Is(People, text, at) && !Is(Polite, text, at))
            {
                return false;
            }
        }

        return text.Count <= ShortText;
    }

    private static bool Is(HashSet<string> words, FoldedText text, int at) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.Word(at));

    private static HashSet<string> Words(string words) => [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
