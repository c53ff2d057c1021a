using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Kapso;

/// <summary>Who is a member of the project, and which conversations are theirs in the inbox.</summary>
internal sealed class KapsoTeam(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, string> members = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Given> given = [];
    private readonly Lock gate = new();

    /// <summary>All that were ever made, oldest first.</summary>
    public IReadOnlyList<Given> Assignments
    {
        get
        {
            lock (gate)
            {
                return [.. given];
            }
        }
    }

    /// <summary>Somebody joins the project. Returns the id that assignments want.</summary>
    public string Join(string email) => members.GetOrAdd(email, _ => Guid.NewGuid().ToString());

    public JsonArray Users() => new([.. members.Select((member, place) => new JsonObject
    {
        ["id"] = place + 1,
        ["user_id"] = member.Value,
        ["email"] = member.Key,
        ["name"] = member.Key.Split('@')[0],
        ["role"] = "member",
    })]);

    /// <summary>What Kapso says when it may not be; null when it is so now.</summary>
    public string? Assign(string conversation, string? user, string? notes, out Given? made)
    {
        lock (gate)
        {
            made = null;
            if (user is null || !members.Values.Contains(user))
            {
                return "User not found or not a member of this project";
            }

            if (given.Exists(one => one.Conversation == conversation && one.IsActive))
            {
                return "Conversation already has an active assignment";
            }

            given.Add(made = new Given(Guid.NewGuid().ToString(), conversation, user!, notes, true));
            return null;
        }
    }

    /// <summary>Null when there is no such assignment, or the user is no member.</summary>
    public Given? Change(string id, JsonNode? asked)
    {
        lock (gate)
        {
            var place = given.FindIndex(one => one.Id == id);
            if (place < 0 || (asked.Text("user_id") is { } user && !members.Values.Contains(user)))
            {
                return null;
            }

            var before = given[place];
            return given[place] = before with
            {
                User = (string?)asked?["user_id"] ?? before.User,
                Notes = (string?)asked?["notes"] ?? before.Notes,
                IsActive = (bool?)asked?["active"] ?? before.IsActive,
            };
        }
    }

    public JsonObject Shape(Given one) => Json.Known(
        ("id", one.Id),
        ("user_id", one.User),
        ("created_by_user_id", one.User),
        ("notes", one.Notes),
        ("active", one.IsActive),
        ("created_at", clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)));
}

/// <summary>A conversation is a member's.</summary>
internal sealed record Given(string Id, string Conversation, string User, string? Notes, bool IsActive);
