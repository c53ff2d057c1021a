using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Triage.Recognition;

/// <summary>Everything that the wording is learnt from, and nothing else: texts with what they stand for, and words that mean the same.</summary>
internal sealed record Syllabus(IReadOnlyList<Concept> Concepts, IReadOnlyList<(string Text, int Label)> Examples, int Labels)
{
    /// <summary>Playbooks come first, then those who ask for a person, then what is out of scope, then what is unclear.</summary>
    public static Syllabus Of(IReadOnlyList<Playbook> playbooks, TriageLessons lessons)
    {
        var human = playbooks.Count;
        var firstTopic = human + 1;
        var firstSituation = firstTopic + lessons.OutOfScope.Count;
        return new(
            [.. lessons.Concepts, Named("provider-name", false, lessons), Named("unofficial-name", true, lessons)],
            [
                .. playbooks.SelectMany((playbook, at) => Texts(playbook, lessons).Select(text => (text, at))),
                .. lessons.Human.All.Select(text => (text, human)),
                .. lessons.OutOfScope.SelectMany((topic, at) => topic.Examples.All.Select(text => (text, firstTopic + at))),
                .. lessons.Unclear.SelectMany((unclear, at) => unclear.Examples.All.Select(text => (text, firstSituation + at))),
            ],
            firstSituation + lessons.Unclear.Count);
    }

    /// <summary>
    /// Differs as soon as anything differs that the training could see: a text, a label, a concept, or the engine's own code, which any
    /// build of another source gives another id.
    /// </summary>
    public byte[] Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(Syllabus).Module.ModuleVersionId.ToByteArray());
        Add(Labels);
        Add(Concepts.Count);
        foreach (var concept in Concepts)
        {
            AddText(concept.Name);
            Add(concept.Words.Count);
            foreach (var word in concept.Words)
            {
                AddText(word);
            }
        }

        Add(Examples.Count);
        foreach (var (text, label) in Examples)
        {
            AddText(text);
            Add(label);
        }

        return hash.GetHashAndReset();

        void Add(int number)
        {
            Span<byte> bytes = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
            hash.AppendData(bytes);
        }

        // With its length, so that no two lists of texts look alike once they are strung together.
        void AddText(string text)
        {
            Add(text.Length);
            hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        }
    }

    /// <summary>All providers are alike to the wording: what is said of one is said of any.</summary>
    private static Concept Named(string concept, bool unofficial, TriageLessons lessons) =>
        new(concept, [.. lessons.Providers.Where(provider => provider.Unofficial == unofficial).SelectMany(provider => provider.Also.Prepend(provider.Name))]);

    private static IEnumerable<string> Texts(Playbook playbook, TriageLessons lessons) => LanguageCodes.All
        .SelectMany(language => playbook.Examples.GetValueOrDefault(language) ?? [])
        .Concat(lessons.MetaMessages.Where(message => playbook.Codes.Contains(message.Code)).SelectMany(message => message.Texts.All));
}
