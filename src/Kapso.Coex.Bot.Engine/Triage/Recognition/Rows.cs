using System.Numerics;
using System.Runtime.InteropServices;

namespace Kapso.Coex.Bot.Engine.Triage.Recognition;

/// <summary>Arithmetic on rows of one number per label, padded to what the processor takes at once.</summary>
internal static class Rows
{
    public static int Padded(int labels) => (labels + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    public static void AddScaled(Span<float> target, ReadOnlySpan<float> addend, float factor)
    {
        ref var to = ref MemoryMarshal.GetReference(target);
        ref var from = ref MemoryMarshal.GetReference(addend);
        var scale = new Vector<float>(factor);
        for (nuint at = 0; at < (nuint)target.Length; at += (nuint)Vector<float>.Count)
        {
            (Vector.LoadUnsafe(ref to, at) + (scale * Vector.LoadUnsafe(ref from, at))).StoreUnsafe(ref to, at);
        }
    }

    /// <summary>The same from numbers of half the precision and without padding.</summary>
    public static void AddScaled(Span<float> target, ReadOnlySpan<Half> addend, float factor)
    {
        for (var at = 0; at < addend.Length; at++)
        {
            target[at] += factor * (float)addend[at];
        }
    }

    /// <summary>Turns scores into likelihoods that add up to one.</summary>
    public static void ToLikelihoods(Span<float> scores)
    {
        var best = float.MinValue;
        foreach (var score in scores)
        {
            best = Math.Max(best, score);
        }

        var sum = 0f;
        foreach (ref var score in scores)
        {
            score = MathF.Exp(score - best);
            sum += score;
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }
    }
}
