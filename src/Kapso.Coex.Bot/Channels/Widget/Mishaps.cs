namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Says in Direct Line's own words that something went wrong on our side, so that the client sends again.</summary>
internal sealed partial class Mishaps(ILogger<Mishaps> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception broken) when (broken is not BadHttpRequestException && !context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            LogFailed(context.HttpContext.GetEndpoint()?.DisplayName, broken);
            return Refusals.Failed();
        }
    }
}
