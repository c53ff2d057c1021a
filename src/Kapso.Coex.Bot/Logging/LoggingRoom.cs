using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Settings.Configuration;

namespace Kapso.Coex.Bot.Logging;

/// <summary>Where logs go: standard error, one line an event, opaque ids only. Standard output belongs to the commands. Nothing is looked for in other assemblies.</summary>
internal static class LoggingRoom
{
    public static void AddLogging(this WebApplicationBuilder builder) => builder.Services.AddSerilog((services, logs) => logs
        .ReadFrom.Configuration(builder.Configuration, new ConfigurationReaderOptions(typeof(ConsoleLoggerConfigurationExtensions).Assembly))
        .Filter.ByExcluding(happened => LateCall.Is(happened) && services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested)
        .WriteTo.Console(
            outputTemplate: "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj} {Exception}{NewLine}",
            formatProvider: CultureInfo.InvariantCulture,
            standardErrorFromLevel: LogEventLevel.Verbose));
}
