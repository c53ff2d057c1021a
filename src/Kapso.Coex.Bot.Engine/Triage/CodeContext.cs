using System.Collections.Frozen;
using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>What stands around a number and says whether it is an error code or somebody's order number.</summary>
internal sealed class CodeContext(string text)
{
    private static readonly FrozenSet<string> Markers = Words("""
        error errors erro erros err errorcode subcode errorsubcode code codes codigo codigos cod codg meta falla fallo falha failure
        """);

    private static readonly FrozenSet<string> LooseMarkers = Words("""
        error erro err code codigo cod subcode meta falla fallo falha fail fails failed bloqueado blocked locked sale aparece says
        dice diz cant cannot can wont puedo deja consigo reject rejected rechaza recusa panel da deu tira
        """);

    private static readonly FrozenSet<string> OtherNumbers = Words("""
        order orden pedido ticket tickets chamado protocolo protocol invoice factura fatura boleto case caso phone tel telefono
        telefone fone cel celular movil mobile numero number no nro num n id ids cliente client cuit cnpj cpf rut dni nit guia
        tracking cep zip pin usd mxn brl
        """);

    private readonly FoldedText folded = TextFolding.Fold(text);

    /// <summary>Named as an error close before it, or set off by a hash, or the whole of the message.</summary>
    public bool IsMarked(DigitPiece piece)
    {
        var at = IndexOf(piece);
        if (at < 0 || NamedOtherwise(at))
        {
            return false;
        }

        return AfterHash(piece) || IsWholeMessage() || Within(at - 4, at, Markers) || (at + 1 < folded.Count && IsOneOf(Following(at), Markers));
    }

    /// <summary>For six digits, which are rarely anything else once we know them: the text speaks of something that fails.</summary>
    public bool IsMarkedAnywhere(DigitPiece piece)
    {
        var at = IndexOf(piece);
        return at >= 0 && !NamedOtherwise(at) && (AfterHash(piece) || IsWholeMessage() || Within(0, folded.Count, LooseMarkers));
    }

    /// <summary>For two and three digits, which are mostly something else.</summary>
    public bool IsMarkedRightBefore(DigitPiece piece)
    {
        var at = IndexOf(piece);
        return at >= 0 && (AfterHash(piece) || Within(at - 1, at, Markers));
    }

    private int IndexOf(DigitPiece piece)
    {
        var tokens = folded.Tokens;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].OriginalStart <= piece.Start && piece.Start < tokens[at].OriginalEnd)
            {
                return at;
            }
        }

        return -1;
    }

    private int Following(int at)
    {
        while (at + 1 < folded.Count && char.IsAsciiDigit(folded.Word(at + 1)[0]))
        {
            at++;
        }

        return Math.Min(at + 1, folded.Count - 1);
    }

    private bool NamedOtherwise(int at) => Within(at - 2, at, OtherNumbers) && !Within(at - 2, at, Markers);

    private bool AfterHash(DigitPiece piece) => piece.Start > 0 && text[piece.Start - 1] is '#' or '＃';

    private bool IsWholeMessage()
    {
        for (var at = 0; at < folded.Count; at++)
        {
            if (!char.IsAsciiDigit(folded.Word(at)[0]))
            {
                return false;
            }
        }

        return true;
    }

    private bool Within(int first, int end, FrozenSet<string> words)
    {
        for (var at = Math.Max(0, first); at < end; at++)
        {
            if (IsOneOf(at, words))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOneOf(int at, FrozenSet<string> words) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded.Word(at));

    private static FrozenSet<string> Words(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
