using System.Net;
using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Tests.EndToEnd;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

/// <summary>A page as it came.</summary>
internal sealed record Page(HttpStatusCode Status, string? Location, string Html, IReadOnlyList<string> Cookies)
{
    public bool Has(string words) => WebUtility.HtmlDecode(Html).Contains(words, StringComparison.Ordinal);

    /// <summary>What the form of that name sends along by itself.</summary>
    public IEnumerable<(string Name, string Value)> Hidden(string form) => Regex.Matches(FormOf(form), "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
        .Select(field => (field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)));

    public string Value(string field) => WebUtility.HtmlDecode(Regex.Match(Html, $"id=\"{field}\"[^>]* value=\"([^\"]*)\"").Groups[1].Value);

    private string FormOf(string name) =>
        Regex.Matches(Html, "<form.*?</form>", RegexOptions.Singleline).Select(form => form.Value).Single(form => form.Contains($"name=\"_handler\" value=\"{name}\"", StringComparison.Ordinal));
}

/// <summary>A browser without a screen: it keeps cookies and sends forms, and follows no redirect by itself.</summary>
internal sealed class Browsing : IDisposable
{
    private readonly HttpClient http;

    public Browsing(Product product, string language = "en")
    {
        // A product that speaks https has made its certificate itself.
        http = new HttpClient(new HttpClientHandler { CookieContainer = Jar, AllowAutoRedirect = false, ServerCertificateCustomValidationCallback = (_, _, _, _) => true }) { BaseAddress = product.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        http.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    public CookieContainer Jar { get; } = new();

    public async Task<Page> Get(string path) => await Read(await http.GetAsync(path));

    /// <summary>Opens the page and sends its form.</summary>
    public async Task<Page> Send(string path, string form, params (string Name, string Value)[] fields) => await Send(path, await Get(path), form, fields);

    public Task<Page> Send(string path, Page page, string form, params (string Name, string Value)[] fields) => Post(path, [.. page.Hidden(form), .. fields]);

    public async Task<Page> Post(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Read(await http.PostAsync(path, content));
    }

    public Task<Page> SignIn(string email, string password, string path = "/desk/sign-in") => Send(path, "sign-in", ("Email", email), ("Password", password));

    public void Dispose() => http.Dispose();

    private static async Task<Page> Read(HttpResponseMessage answer)
    {
        using (answer)
        {
            return new(
                answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync(),
                answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : []);
        }
    }
}
