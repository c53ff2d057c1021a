namespace Kapso.Coex.Bot.Engine.Triage.Recognition;

/// <summary>One trait of a text and how much its kind counts.</summary>
internal readonly record struct Trait(ulong Id, float Weight);

/// <summary>A trait where it stands: its sentence, and the word that brings it along where that word is known.</summary>
/// <param name="Word">The place of a known word, which stands for all the traits it has on its own; -1 for a single trait.</param>
internal readonly record struct PlacedTrait(Trait Trait, int Word, int Part);

/// <summary>A word seen in an example: everything it says on its own is looked up once.</summary>
internal sealed record KnownWord(ulong Id, Trait[] Traits, int[] Concepts);

/// <summary>A text taken apart.</summary>
internal sealed record TextTraits(List<PlacedTrait> Placed, int Parts);
