using System.Security.Cryptography;
using System.Text;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

/// <summary>Recognises our own words when they come back to us under a name that we do not know yet.</summary>
internal static class Letterhead
{
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Trim())).AsSpan(0, 8));

    public static string Digest(Outgoing message) => Digest(message switch
    {
        Outgoing.Text text => text.Body,
        Outgoing.Buttons buttons => buttons.Body,
        Outgoing.Menu menu => menu.Body,
        Outgoing.Picture picture => picture.Caption,
        Outgoing.Template template => template.Name,
        _ => "",
    });
}
