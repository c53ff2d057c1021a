using System.Security.Cryptography;
using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Keeps what is written once and only read from then on: files, playbook editions, keys.</summary>
internal sealed class KeepsakeWrites(SqliteConnection connection) : IDisposable
{
    private readonly Statement attach = new(connection,
        """
        INSERT INTO attachments (id, conversation, name, content_type, width, height, created_at, content, thumbnail)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """);

    private readonly Statement same = new(connection, "SELECT id FROM attachments WHERE conversation = ?1 AND content = ?2");

    private readonly Statement edition = new(connection,
        """
        INSERT INTO playbook_editions (id, version, content, first_served_at) VALUES (?1, ?2, ?3, ?4)
        """);

    private readonly Statement sameEdition = new(connection, "SELECT 1 FROM playbook_editions WHERE id = ?1 AND version = ?2");

    private readonly Statement happened = new(connection,
        "INSERT INTO account_events (id, account, numbers, name, at, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO NOTHING");

    private readonly Statement makeKey = new(connection, "INSERT INTO keys (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING");
    private readonly Statement readKey = new(connection, "SELECT value FROM keys WHERE name = ?1");

    private readonly Statement probe = new(connection,
        "INSERT INTO keys (name, value) VALUES ('probe', ?1) ON CONFLICT (name) DO UPDATE SET value = excluded.value");

    /// <summary>Keeps what happened to a number or an account; false when it is kept already.</summary>
    public bool Keep(AccountEvent news) => happened
        .Bind(1, news.Id).Bind(2, news.Account).Bind(3, $" {string.Join(' ', news.Numbers)} ").Bind(4, news.Name).Bind(5, news.At).Bind(6, news.Detail).Run() == 1;

    /// <summary>Stores a file under a name that nobody can guess. Sent again in its conversation, as by a client that got no answer, it stays one file.</summary>
    public FileId Attach(NewAttachment file)
    {
        if (same.Bind(1, file.Conversation.Value).Bind(2, file.Content).Next())
        {
            var known = new FileId(same.Text(0));
            same.Done();
            return known;
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        attach.Bind(1, id).Bind(2, file.Conversation.Value).Bind(3, file.Name).Bind(4, file.ContentType);
        attach.Bind(5, file.Width).Bind(6, file.Height).Bind(7, file.CreatedAt).Bind(8, file.Content).Bind(9, file.Thumbnail).Run();
        return new FileId(id);
    }

    public bool SaveEdition(string playbook, string version, Func<string> content, DateTimeOffset at)
    {
        var isKept = sameEdition.Bind(1, playbook).Bind(2, version).Next();
        sameEdition.Done();
        return !isKept && edition.Bind(1, playbook).Bind(2, version).Bind(3, content()).Bind(4, at).Run() == 1;
    }

    public byte[] Key(string name, int length)
    {
        makeKey.Bind(1, name).Bind(2, RandomNumberGenerator.GetBytes(length)).Run();
        readKey.Bind(1, name).Next();
        var key = readKey.Bytes(0);
        readKey.Done();
        return key;
    }

    /// <summary>Writes something, to find out whether that is possible.</summary>
    public bool Probe() => probe.Bind(1, RandomNumberGenerator.GetBytes(8)).Run() == 1;

    public void Dispose()
    {
        attach.Dispose();
        same.Dispose();
        edition.Dispose();
        sameEdition.Dispose();
        happened.Dispose();
        makeKey.Dispose();
        readKey.Dispose();
        probe.Dispose();
    }
}
