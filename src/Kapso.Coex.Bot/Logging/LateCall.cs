using Serilog.Events;

namespace Kapso.Coex.Bot.Logging;

/// <summary>
/// That a grain was told something for which Orleans found no silo, and tries again. While the product stops that is nothing to worry
/// about: what was told is stored, and told again after the next start.
/// </summary>
internal static class LateCall
{
    private const string Pipeline = "PipelineName";
    private const string Placement = "Orleans.Placement";

    public static bool Is(LogEvent happened) =>
        happened.Level <= LogEventLevel.Warning && happened.Properties.TryGetValue(Pipeline, out var pipeline) && pipeline is ScalarValue { Value: Placement };
}
