using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>What only a script can do: dialogs, the clipboard, scrolling, shortcuts. Look/desk.js is the other half.</summary>
internal sealed class DeskScript(IJSRuntime browser) : IAsyncDisposable
{
    private IJSObjectReference? module;

    public ValueTask Show(ElementReference dialog) => Call("show", dialog);

    public ValueTask Hide(ElementReference dialog) => Call("hide", dialog);

    /// <summary>Keeps the last message in sight, as long as the agent has not scrolled up.</summary>
    public ValueTask StayAtEnd(ElementReference thread) => Call("stayAtEnd", thread);

    public ValueTask Focus(string selector) => Call("focus", selector);

    /// <summary>Files that are pasted or dropped there count as chosen.</summary>
    public ValueTask TakeFiles(ElementReference zone) => Call("takeFiles", zone);

    public ValueTask Listen<T>(DotNetObjectReference<T> shortcuts) where T : class => Call("listen", shortcuts);

    public ValueTask Deafen() => Call("deafen");

    public async ValueTask<bool> HasShortcuts() => await (await Module()).InvokeAsync<bool>("hasShortcuts");

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (module?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The window is gone, and the script with it.
        }
    }

    private async ValueTask Call(string name, params object?[] values)
    {
        try
        {
            await (await Module()).InvokeVoidAsync(name, values);
        }
        catch (JSDisconnectedException)
        {
            // The window is gone.
        }
    }

    private async ValueTask<IJSObjectReference> Module() => module ??= await browser.InvokeAsync<IJSObjectReference>("import", DeskFiles.Address("desk.js"));
}
