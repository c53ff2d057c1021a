using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Kapso.Coex.Bot.Engine.Triage.Recognition;

/// <summary>
/// Weights as bytes, so that they need not be learnt again: a mark, the hash of what follows, the syllabus's fingerprint, and the numbers.
/// Whatever is not exactly that is not read.
/// </summary>
internal static class KeptWeights
{
    private const int HashLength = SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Mark => "coexwts1"u8;

    public static byte[] Write(Weights weights, ReadOnlySpan<byte> fingerprint)
    {
        var ids = new ulong[weights.Rarity.Length];
        foreach (var (id, row) in weights.RowOf)
        {
            ids[row] = id;
        }

        var numbers = new ArrayBufferWriter<byte>(weights.All.Length + (16 * ids.Length));
        numbers.Write(fingerprint);
        numbers.Write(MemoryMarshal.AsBytes([weights.Labels, ids.Length]));
        numbers.Write(MemoryMarshal.AsBytes(ids.AsSpan()));
        numbers.Write(MemoryMarshal.AsBytes(weights.Rarity.AsSpan()));
        numbers.Write(MemoryMarshal.AsBytes(weights.Bias.AsSpan()));
        numbers.Write(weights.All.Span);
        return [.. Mark, .. SHA256.HashData(numbers.WrittenSpan), .. numbers.WrittenSpan];
    }

    /// <param name="kept">What was written. The weights go on using it: a copy of millions of numbers would be garbage at every start.</param>
    /// <returns>Null where this is something else, is damaged, or was learnt from anything but this syllabus.</returns>
    public static Weights? Read(ReadOnlyMemory<byte> kept, ReadOnlySpan<byte> fingerprint)
    {
        if (!BitConverter.IsLittleEndian || !kept.Span.StartsWith(Mark) || kept.Length < Mark.Length + (2 * HashLength))
        {
            return null;
        }

        var rest = kept.Span[Mark.Length..];
        var hash = Take<byte>(ref rest, HashLength);
        if (!rest.StartsWith(fingerprint) || !SHA256.HashData(rest).AsSpan().SequenceEqual(hash))
        {
            return null;
        }

        // Nothing is damaged from here on: this is what was written.
        rest = rest[HashLength..];
        var counts = Take<int>(ref rest, 2);
        var (labels, rows) = (counts[0], counts[1]);
        var ids = Take<ulong>(ref rest, rows);
        var rowOf = new Dictionary<ulong, int>(rows);
        for (var row = 0; row < rows; row++)
        {
            rowOf.Add(ids[row], row);
        }

        var rarity = Take<float>(ref rest, rows).ToArray();
        var bias = Take<float>(ref rest, labels).ToArray();
        return new(rowOf, rarity, kept[^rest.Length..], bias);
    }

    private static ReadOnlySpan<T> Take<T>(ref ReadOnlySpan<byte> rest, int count)
        where T : unmanaged
    {
        var length = count * Unsafe.SizeOf<T>();
        var taken = MemoryMarshal.Cast<byte, T>(rest[..length]);
        rest = rest[length..];
        return taken;
    }
}
