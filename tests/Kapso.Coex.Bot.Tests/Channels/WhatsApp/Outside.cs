using System.Net;
using Kapso.Coex.Bot.Channels.Kapso;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>Meta and Kapso as they answer in one test: the product's own HTTP client with another end.</summary>
internal sealed class Outside(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public const string Token = "EAAtoken-that-nobody-may-see";
    public const string Phone = "5215512345678";

    public static readonly GraphAccount Meta = GraphAccount.Of(new WhatsAppOptions { PhoneNumberId = "106540352242922", AccessToken = Token });
    public static readonly GraphAccount Kapso = GraphAccount.Of(new KapsoOptions { PhoneNumberId = "106540352242922", ApiKey = Token });

    public List<(HttpMethod Method, Uri Address, string? Key, string Body)> Asked { get; } = [];

    public IHttpClientFactory Clients => ClientsTo(this);

    /// <summary>With the product's own end: for servers on loopback.</summary>
    public static IHttpClientFactory RealClients => ClientsTo(null);

    public static Outside Answering(HttpStatusCode status, string body, params (string Name, string Value)[] headers) =>
        new((_, _) => Task.FromResult(Response(status, body, headers)));

    /// <summary>One answer after the other; the last one for good.</summary>
    public static Outside AnsweringInTurn(params HttpResponseMessage[] answers)
    {
        var waiting = new Queue<HttpResponseMessage>(answers);
        return new Outside((_, _) => Task.FromResult(waiting.Count > 1 ? waiting.Dequeue() : waiting.Peek()));
    }

    public static HttpResponseMessage Response(HttpStatusCode status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var key = request.Headers.TryGetValues("Authorization", out var bearer) ? bearer.Single()
            : request.Headers.TryGetValues("X-API-Key", out var own) ? own.Single() : null;
        Asked.Add((request.Method, request.RequestUri!, key, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        return await answer(request, cancellationToken);
    }

    private static IHttpClientFactory ClientsTo(HttpMessageHandler? end)
    {
        var services = new ServiceCollection();
        var client = services.AddWhatsAppClient();
        if (end is not null)
        {
            client.ConfigurePrimaryHttpMessageHandler(() => end);
        }

        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>();
    }
}
