using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk.Cases;

/// <summary>The cases that agents work on.</summary>
internal static class CasesRoom
{
    public static void AddCases(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DeskTimesOptions>().BindConfiguration(DeskTimesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<DeskTimesOptions>>().Value.Hours);
        services.AddSingleton<CaseNews>();
        services.AddSingleton<ICases, CaseBook>();
        services.AddHostedService<CaseWatch>();
    }
}
