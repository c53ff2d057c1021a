using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.Kapso.Assignments;

/// <summary>Keeps Kapso's inbox as the desk is, where the settings ask for it: whoever looks there sees that a person is wanted, or on it.</summary>
internal sealed class InboxFollower(IOptions<KapsoOptions> options) : ICaseFollower
{
    // What happened is not told: the work looks how the case stands when it is done. So late or repeated work does no harm.
    public IEnumerable<OutboxRow> Of(CaseHappening happened) => happened.Via == KapsoRoom.Channel && options.Value is { IsOn: true, AssignTo: not null }
        ? [new OutboxRow($"{happened.Conversation}/{happened.Version}/{happened.What}/{OutboxKind.Assignment}", happened.Conversation, OutboxKind.Assignment, happened.At, happened.Escalation)]
        : [];
}
