using Kapso.Coex.Bot.Engine.Playbooks.Authoring;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kapso.Coex.Bot.Playbooks;

/// <summary>Reads prompts/ at start and on change.</summary>
internal static class PlaybooksRoom
{
    /// <summary>Puts the playbooks on the shelf.</summary>
    /// <exception cref="PlaybooksRefusedException">There are mistakes in them: nothing starts.</exception>
    public static WebApplicationBuilder AddPlaybooks(this WebApplicationBuilder builder, PromptFolders? folders = null)
    {
        var found = folders ?? PromptFolders.Find();
        var reading = PlaybookFolder.Read(found) switch
        {
            PlaybookReading.InOrder inOrder => inOrder,
            PlaybookReading.Refused refused => throw new PlaybooksRefusedException(refused.Mistakes),
            var other => throw new InvalidOperationException($"{other} is not a reading."),
        };
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(found);
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<PlaybookShelf>(services, reading));
        return builder;
    }
}

/// <summary>The playbooks have mistakes, so the product does not start. The message is the list that their author needs.</summary>
internal sealed class PlaybooksRefusedException(IReadOnlyList<AuthoringMistake> mistakes) : Exception(string.Join(Environment.NewLine, mistakes))
{
    public IReadOnlyList<AuthoringMistake> Mistakes { get; } = mistakes;
}
