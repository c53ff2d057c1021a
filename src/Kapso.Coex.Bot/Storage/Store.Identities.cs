using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Storage;

/// <summary>Customers whose own site says who they are.</summary>
internal sealed partial class Store
{
    /// <summary>Who a conversation's customer is; null where no site signed for them.</summary>
    public Task<Identity?> Identity(ConversationId conversation) =>
        readers.Read(conversation, static (session, id) => session.Identities.Find(id));

    /// <summary>The conversation that this person had last.</summary>
    public Task<Seat?> SeatOf(Identity person) => readers.Read(person, static (session, person) => session.Identities.SeatOf(person));

    /// <summary>Gives a person their conversation. In one write, so that two devices at once get the same.</summary>
    /// <param name="offered">Theirs from now on, unless they have one, or it is somebody else's.</param>
    /// <param name="ended">One that they had, and that is over.</param>
    /// <param name="spare">A new one, where the offered one is somebody else's.</param>
    public Task<Seat> Recognise(Identity person, Seat offered, ConversationId? ended, Seat spare) => writer.Submit(
        (person, offered, ended, spare, now: clock.GetUtcNow()),
        static (session, shown) => session.Identities.Recognise(shown.person, shown.offered, shown.ended, shown.spare, shown.now));
}
