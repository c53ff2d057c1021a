using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage.Recognition;

namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>Reads a customer's message and says which playbook it calls for. Pure: the same text always gets the same reading.</summary>
public sealed class TriageIndex
{
    private const int CandidatesShown = 3;

    private readonly TraitReader traits;
    private readonly WordingRecognition wording;
    private readonly ErrorCodes codes;
    private readonly Judgement judgement;
    private readonly MetaMessageReader metaMessages;
    private readonly ClaimReader claims;
    private readonly PhraseMatcher providerNames;
    private readonly Dictionary<string, ProviderName> providers;
    private readonly SideQuestions questions;

    private readonly byte[] fingerprint;

    private TriageIndex(IReadOnlyList<Playbook> playbooks, TriageLessons lessons, ReadOnlyMemory<byte> learnt)
    {
        var syllabus = Syllabus.Of(playbooks, lessons);
        fingerprint = syllabus.Fingerprint();
        var weights = KeptWeights.Read(learnt, fingerprint);
        LearntAnew = weights is null;
        traits = new(new(syllabus.Concepts));
        wording = new(playbooks, lessons, syllabus, traits, weights);
        codes = new(playbooks.SelectMany(playbook => playbook.Codes));
        judgement = new(playbooks, lessons);
        metaMessages = new(lessons.MetaMessages);
        claims = new(lessons.Claims);
        providers = lessons.Providers.DistinctBy(provider => provider.Name).ToDictionary(provider => provider.Name);
        providerNames = new(lessons.Providers.Select(provider => (provider.Name, provider.Also.Prepend(provider.Name))), forgiving: false);
        questions = new(lessons.Questions, traits);
    }

    /// <summary>Whether the wording had to be learnt, because nothing was given that was learnt from the same.</summary>
    public bool LearntAnew { get; }

    /// <summary>Learns from the playbooks' examples and codes, and from everything else there is to learn from.</summary>
    /// <param name="learnt">What <see cref="Learnt"/> was once. It is used if it was learnt from just the same; otherwise it changes nothing.</param>
    public static TriageIndex Build(IReadOnlyList<Playbook> playbooks, TriageLessons lessons, ReadOnlyMemory<byte> learnt = default) =>
        new(playbooks, lessons, learnt);

    /// <summary>What was learnt, to be kept for the next time.</summary>
    public byte[] Learnt() => KeptWeights.Write(wording.Learnt, fingerprint);

    /// <param name="hint">The language of the conversation so far, for texts that do not show theirs.</param>
    public Reading Read(string text, Language? hint = null)
    {
        var folded = TextFolding.Fold(text);
        var found = traits.Read(folded);
        var metaText = metaMessages.In(folded);
        var own = OwnWords.In(folded, metaText);
        var language = GuessedLanguage.Of(own)?.Language ?? hint;
        var inText = judgement.MostTellingFirst(codes.In(text));
        var scores = wording.Read(found);
        var asksForPerson = PersonRequests.Made(own);
        var reading = new Reading
        {
            Language = language,
            Codes = inText,
            MetaText = metaText,
            AsksForPerson = asksForPerson,
            Verdict = judgement.Of(folded, inText, metaText, asksForPerson, scores),
            Candidates = judgement.Candidates(inText, metaText, scores, CandidatesShown),
            Facts = claims.In(folded, language),
            Provider = providerNames.Find(folded) is [var named, ..] ? providers[named.Id] : null,
            Question = questions.Match(found),
        };
        return reading with { Facts = [.. reading.Facts, .. reading.CodesSeen.Select(code => new Fact($"code-{code.Digits}"))] };
    }

    /// <summary>What customers say themselves, without what they copied from a screen.</summary>
    public string OwnWordsIn(string text)
    {
        var folded = TextFolding.Fold(text);
        return OwnWords.In(folded, metaMessages.In(folded)).Original;
    }
}
