using Kapso.Coex.Bot.Logging;
using Serilog.Events;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Logging;

public sealed class LateCallTests
{
    [Theory]
    [InlineData("Orleans.Placement", LogEventLevel.Warning, true)]
    [InlineData("Orleans.Placement", LogEventLevel.Error, false)]
    [InlineData("whatsapp-standard", LogEventLevel.Warning, false)]
    [InlineData(null, LogEventLevel.Warning, false)]
    public void Only_a_placement_that_is_tried_again_is_a_late_call(string? pipeline, LogEventLevel level, bool isLate)
    {
        LogEventProperty[] properties = pipeline is null ? [] : [new LogEventProperty("PipelineName", new ScalarValue(pipeline))];
        var happened = new LogEvent(DateTimeOffset.UnixEpoch, level, null, new MessageTemplate([]), properties);

        Assert.Equal(isLate, LateCall.Is(happened));
    }
}
