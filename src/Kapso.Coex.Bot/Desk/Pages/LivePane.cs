using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>A part of the page that is drawn again whenever the workplace changed.</summary>
public abstract class LivePane : ComponentBase, IDisposable
{
    [Inject]
    private protected Workplace Work { get; set; } = default!;

    [Inject]
    private protected DeskScript Script { get; set; } = default!;

    [Inject]
    private protected IStringLocalizer<DeskTexts> T { get; set; } = default!;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized() => Work.Changed += Redraw;

    protected virtual void Dispose(bool disposing) => Work.Changed -= Redraw;

    private void Redraw() => _ = InvokeAsync(StateHasChanged);
}
