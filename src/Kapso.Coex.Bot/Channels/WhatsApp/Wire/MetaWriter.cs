using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>Writes what we send in Meta's shape, which is Kapso's too.</summary>
internal static class MetaWriter
{
    // What we write goes to an API and never into a page.
    private static readonly JsonWriterOptions AsIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="to">With a phone or a scoped id. The phone wins, as Meta advises: it keeps the number in the business's contact book.</param>
    /// <param name="ourId">Comes back in every status of the message, and tells whether it was sent when no answer came.</param>
    public static byte[] Message(Outgoing message, Person to, string? ourId) => Write(json =>
    {
        json.WriteString("recipient_type", "individual");
        if (to.Phone is { } phone)
        {
            json.WriteString("to", phone);
        }
        else
        {
            json.WriteString("recipient", to.UserId ?? throw new ArgumentException("This person has neither a phone nor a scoped id.", nameof(to)));
        }

        if (message.Quotes is { } quoted)
        {
            json.WriteStartObject("context");
            json.WriteString("message_id", quoted);
            json.WriteEndObject();
        }

        WriteContent(json, message);
        if (ourId is not null)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(ourId.Length, Limits.OurId, nameof(ourId));
            json.WriteString("biz_opaque_callback_data", ourId);
        }
    });

    /// <summary>Blue ticks on what the customer wrote up to here; with typing, three dots until our answer, for 25 seconds at most.</summary>
    public static byte[] Read(string messageId, bool typing) => Write(json =>
    {
        json.WriteString("status", "read");
        json.WriteString("message_id", messageId);
        if (typing)
        {
            json.WriteStartObject("typing_indicator");
            json.WriteString("type", "text");
            json.WriteEndObject();
        }
    });

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, AsIs))
        {
            json.WriteStartObject();
            json.WriteString("messaging_product", "whatsapp");
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteContent(Utf8JsonWriter json, Outgoing message)
    {
        switch (message)
        {
            case Outgoing.Text(var body):
                Open(json, "text");
                json.WriteString("body", body);
                json.WriteBoolean("preview_url", false); // pages behind a login have no preview worth the room
                break;
            case Outgoing.Buttons(var body, var choices):
                OpenInteractive(json, "button", body);
                WriteAll(json, "buttons", choices, WriteButton);
                json.WriteEndObject();
                break;
            case Outgoing.Menu(var body, var opener, var choices):
                OpenInteractive(json, "list", body);
                json.WriteString("button", opener);
                json.WriteStartArray("sections");
                json.WriteStartObject();
                WriteAll(json, "rows", choices, WriteRow);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case Outgoing.Picture(_, var caption) picture:
                Open(json, "image");
                json.WriteString("id", picture.MediaId ?? throw new ArgumentException("This picture was not handed over yet.", nameof(message)));
                if (caption.Length > 0)
                {
                    json.WriteString("caption", caption);
                }

                break;
            case Outgoing.Template template:
                Open(json, "template");
                WriteTemplate(json, template);
                break;
            default:
                throw new ArgumentException($"{message.GetType().Name} is nothing that WhatsApp shows.", nameof(message));
        }

        json.WriteEndObject();
    }

    private static void WriteTemplate(Utf8JsonWriter json, Outgoing.Template template)
    {
        json.WriteString("name", template.Name);
        json.WriteStartObject("language");
        json.WriteString("code", template.Language);
        json.WriteEndObject();
        if (template.Places.Count == 0)
        {
            return;
        }

        json.WriteStartArray("components");
        json.WriteStartObject();
        json.WriteString("type", "body");
        json.WriteStartArray("parameters");
        foreach (var (place, text) in template.Places)
        {
            json.WriteStartObject();
            json.WriteString("type", "text");
            if (place is not null)
            {
                json.WriteString("parameter_name", place);
            }

            json.WriteString("text", text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Open(Utf8JsonWriter json, string type)
    {
        json.WriteString("type", type);
        json.WriteStartObject(type);
    }

    private static void OpenInteractive(Utf8JsonWriter json, string type, string body)
    {
        Open(json, "interactive");
        json.WriteString("type", type);
        json.WriteStartObject("body");
        json.WriteString("text", body);
        json.WriteEndObject();
        json.WriteStartObject("action");
    }

    private static void WriteAll(
        Utf8JsonWriter json, string name, IReadOnlyList<Outgoing.Choice> choices, Action<Utf8JsonWriter, Outgoing.Choice> write)
    {
        json.WriteStartArray(name);
        foreach (var choice in choices)
        {
            json.WriteStartObject();
            write(json, choice);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteButton(Utf8JsonWriter json, Outgoing.Choice choice)
    {
        json.WriteString("type", "reply");
        json.WriteStartObject("reply");
        WriteRow(json, choice);
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, Outgoing.Choice choice)
    {
        json.WriteString("id", choice.Id);
        json.WriteString("title", choice.Title);
    }
}
