using Kapso.Coex.Bot.Channels.Widget.Wire;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>The checklist beside the chat. It is empty until something is asked for or given.</summary>
internal sealed class EvidenceList(Conversation conversation, Knowledge knowledge, IReadOnlyList<AttachmentInfo> files, FileLinks links)
{
    public IReadOnlyList<EvidenceAnswer> In(Language language)
    {
        var wanted = Wanted();
        return
        [
            .. EvidenceItems.All
                .Where(item => wanted.Contains(item) || conversation.Evidence[item] != EvidenceState.NotAsked)
                .Select(item => Line(item, language)),
        ];
    }

    /// <summary>Who waits for a person may still bring all of it.</summary>
    private IReadOnlyList<EvidenceItem> Wanted()
    {
        var at = conversation.State as ConversationState.Following ?? (conversation.State as ConversationState.WithPerson)?.Before;
        return at is not null && knowledge.Find(at.Playbook).Find(at.Step) is Step.HandOver collecting
            ? collecting.Evidence
            : conversation.State is ConversationState.WithPerson ? EvidenceItems.All : [];
    }

    private EvidenceAnswer Line(EvidenceItem item, Language language) => new(
        item.Name(),
        knowledge.Phrases[TitleOf(item)].In(language).Trim(),
        StateOf(item),
        item == EvidenceItem.Screenshots ? [] : conversation.Evidence.Values(item),
        (conversation.Evidence[item] as EvidenceState.Unobtainable)?.Why,
        item == EvidenceItem.Screenshots ? Pictures() : []);

    private string StateOf(EvidenceItem item) => conversation.Evidence[item] switch
    {
        _ when AskedNow() == item => "asked",
        EvidenceState.Given => "given",
        EvidenceState.Unobtainable => "unobtainable",
        _ => "missing",
    };

    private EvidenceItem? AskedNow() => conversation.Question switch
    {
        OpenQuestion.ForEvidence(var item) => item,
        OpenQuestion.WhyNot(var item) => item,
        OpenQuestion.CopiedFrom(var item, _) => item,
        _ => null,
    };

    private List<FileAnswer> Pictures()
    {
        var given = conversation.Evidence.Values(EvidenceItem.Screenshots);
        return
        [
            .. files.Where(file => given.Contains(file.Id.Value))
                .OrderBy(file => given.IndexOf(file.Id.Value))
                .Select(file => new FileAnswer(file.Id.Value, file.Name, file.ContentType, links.To(file.Id.Value), links.ToThumbnail(file.Id.Value))),
        ];
    }

    private static Phrase TitleOf(EvidenceItem item) => item switch
    {
        EvidenceItem.PhoneNumberId => Phrase.TitlePhoneNumberId,
        EvidenceItem.WabaId => Phrase.TitleWabaId,
        EvidenceItem.MetaErrorText => Phrase.TitleMetaErrorText,
        _ => Phrase.TitleScreenshots,
    };
}
