using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>An answer by its place: "2", "la segunda", "opção dois".</summary>
internal static class Ordinals
{
    private static readonly HashSet<string> Leads = ["opcion", "opcao", "option", "la", "el", "a", "o", "number", "numero", "the"];

    private static readonly string[][] Words =
    [
        ["1", "uno", "um", "one", "primera", "primeira", "first"],
        ["2", "dos", "dois", "two", "segunda", "second"],
        ["3", "tres", "three", "tercera", "terceira", "third"],
        ["4", "cuatro", "quatro", "four", "cuarta", "quarta", "fourth"],
        ["5", "cinco", "five", "quinta", "fifth"],
        ["6", "seis", "six", "sexta", "sixth"],
        ["7", "siete", "sete", "seven", "septima", "setima", "seventh"], // six of a question's own, and the person beside them
    ];

    public static Understood? AnswerIn(FoldedText said, IReadOnlyList<Offer> offers)
    {
        var words = said.Text.Split(' ');
        var word = words.Length switch
        {
            1 => words[0],
            2 when Leads.Contains(words[0]) => words[1],
            _ => "",
        };
        var place = Array.FindIndex(Words, names => names.Contains(word));
        return place >= 0 && place < offers.Count ? new Understood(offers[place].Id, "") : null;
    }
}
