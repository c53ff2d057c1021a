using System.Text.Json.Nodes;

namespace Kapso.Coex.Bot.Fakes.Kapso;

/// <summary>A webhook of the number. Kapso pauses it after a quarter of an hour of failures, and never resumes it by itself.</summary>
internal sealed class KapsoWebhook(TimeProvider clock)
{
    private const double TooMany = 0.85;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private readonly Lock gate = new();
    private readonly Queue<(DateTimeOffset At, bool Taken)> lately = [];
    private DateTimeOffset? failingSince;

    public string Id { get; } = "7d1c4c52-3f0b-4a52-9a35-1f6b8f6b0c11";

    public bool IsActive { get; private set; } = true;

    /// <summary>How often somebody activated it again.</summary>
    public int Activated { get; private set; }

    public void Pause() => IsActive = false;

    public void Activate(bool active)
    {
        lock (gate)
        {
            Activated += active && !IsActive ? 1 : 0;
            IsActive = active;
            failingSince = null;
            lately.Clear();
        }
    }

    public void Note(bool taken)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            lately.Enqueue((now, taken));
            while (now - lately.Peek().At > Patience)
            {
                lately.Dequeue();
            }

            var failing = lately.Count(one => !one.Taken) >= TooMany * lately.Count;
            failingSince = failing ? failingSince ?? now : null;
            if (now - failingSince >= Patience)
            {
                IsActive = false;
            }
        }
    }

    public JsonObject Shape(FakeKapsoOptions options) => new()
    {
        ["id"] = Id,
        ["url"] = FakeKapso.WebhookPath,
        ["kind"] = options.ForwardsMeta ? "meta" : "kapso",
        ["active"] = IsActive,
        ["payload_version"] = "v2",
        ["buffer_enabled"] = options.BufferFor > TimeSpan.Zero,
        ["phone_number_id"] = options.PhoneNumberId,
        ["events"] = new JsonArray("whatsapp.message.received", "whatsapp.message.sent", "whatsapp.message.delivered", "whatsapp.message.read", "whatsapp.message.failed"),
    };
}
