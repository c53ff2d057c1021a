using Microsoft.AspNetCore.Components;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>Our own texts with their bold words. Everything in them is text to the browser, whatever it looks like.</summary>
internal static class Words
{
    public static RenderFragment Show(string text) => builder =>
    {
        var parts = text.Split("**");
        for (var part = 0; part < parts.Length; part++)
        {
            // Without its partner the last pair of stars is only stars.
            if (part % 2 == 1 && part < parts.Length - 1)
            {
                builder.OpenElement(0, "strong");
                builder.AddContent(1, parts[part]);
                builder.CloseElement();
            }
            else
            {
                builder.AddContent(2, part % 2 == 1 ? $"**{parts[part]}" : parts[part]);
            }
        }
    };
}
