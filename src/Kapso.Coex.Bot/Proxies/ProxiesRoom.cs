using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Proxies;

/// <summary>Limits are by address, and links by scheme: behind a proxy both are its customer's and not its own.</summary>
internal static class ProxiesRoom
{
    public static void AddProxies(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ProxiesOptions>().BindConfiguration(ProxiesOptions.Section).ValidateDataAnnotations()
            .Validate<IConfiguration>(
                (_, settings) => !settings.GetValue<bool>("ForwardedHeaders_Enabled"),
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED believes whoever asks, and limits by address mean nothing then. Leave it out, and name the proxies in Proxies:Known.")
            .ValidateOnStart();
    }

    /// <summary>Before everything else, which is to know nothing of proxies.</summary>
    public static void UseProxies(this WebApplication app)
    {
        var known = app.Services.GetRequiredService<IOptions<ProxiesOptions>>().Value.Known;
        if (known.Count == 0)
        {
            return; // the middleware would take an empty list for everybody
        }

        // No limit to how many follow each other: the way back ends at the first that is not known. What it says of itself may be made up.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var one in known)
        {
            if (IPAddress.TryParse(one, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(one));
            }
        }

        app.UseForwardedHeaders(options);
    }
}
