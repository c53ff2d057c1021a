using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kapso.Coex.Bot.Engine.Triage.Recognition;

/// <summary>
/// What was learnt. In half the precision it was learnt in, which no verdict notices: there are millions of these numbers, and as they are
/// here they are also kept.
/// </summary>
/// <param name="rowOf">The row of each trait.</param>
/// <param name="rarity">By row: the fewer examples have a trait, the more it says.</param>
/// <param name="all">By row and label: how much the trait speaks for it.</param>
/// <param name="bias">By label.</param>
internal sealed class Weights(Dictionary<ulong, int> rowOf, float[] rarity, ReadOnlyMemory<byte> all, float[] bias)
{
    private readonly int rowLength = bias.Length * Unsafe.SizeOf<Half>();

    public Dictionary<ulong, int> RowOf => rowOf;

    public float[] Rarity => rarity;

    public ReadOnlyMemory<byte> All => all;

    public float[] Bias => bias;

    public int Labels => bias.Length;

    public ReadOnlySpan<Half> Of(int row) => MemoryMarshal.Cast<byte, Half>(all.Span.Slice(row * rowLength, rowLength));
}
