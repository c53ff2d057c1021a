using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Playbooks;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Reads what was written once: files and playbook editions.</summary>
internal sealed class KeepsakeReads(SqliteConnection connection) : IDisposable
{
    private const string Info = "SELECT id, conversation, name, content_type, width, height, created_at";

    private readonly Statement ofConversation = new(connection, $"{Info} FROM attachments WHERE conversation = ?1 ORDER BY created_at, id");
    private readonly Statement whole = new(connection, $"{Info}, content FROM attachments WHERE id = ?1");
    private readonly Statement small = new(connection, $"{Info}, thumbnail FROM attachments WHERE id = ?1 AND thumbnail IS NOT NULL");
    private readonly Statement editions = new(connection, "SELECT id, version, content, first_served_at FROM playbook_editions");

    public IReadOnlyList<AttachmentInfo> Attachments(ConversationId conversation)
    {
        var found = new List<AttachmentInfo>();
        ofConversation.Bind(1, conversation.Value);
        while (ofConversation.Next())
        {
            found.Add(Current(ofConversation));
        }

        return found;
    }

    public StoredAttachment? Attachment(FileId id) => One(whole, id);

    public StoredAttachment? Thumbnail(FileId id) => One(small, id);

    public IReadOnlyList<PlaybookEdition> Editions(IReadOnlySet<Edition> except)
    {
        var found = new List<PlaybookEdition>();
        while (editions.Next())
        {
            if (!except.Contains(new Edition(new PlaybookId(editions.Text(0)), editions.Text(1))))
            {
                found.Add(new PlaybookEdition(editions.Text(0), editions.Text(1), editions.Text(2), editions.Time(3)));
            }
        }

        return found;
    }

    public void Dispose()
    {
        ofConversation.Dispose();
        whole.Dispose();
        small.Dispose();
        editions.Dispose();
    }

    private static StoredAttachment? One(Statement statement, FileId id)
    {
        var found = statement.Bind(1, id.Value).Next() ? new StoredAttachment(Current(statement), statement.Bytes(7)) : null;
        statement.Done();
        return found;
    }

    private static AttachmentInfo Current(Statement row) => new(
        new FileId(row.Text(0)), new ConversationId(row.Text(1)), row.Text(2), row.Text(3), (int)row.Number(4), (int)row.Number(5), row.Time(6));
}
