using System.Net;
using System.Net.Sockets;
using Kapso.Coex.Bot.Delivery;
using Orleans.Configuration;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>Where conversations live: one grain each, in a silo within this process.</summary>
internal static class ConversationsRoom
{
    public static void AddConversations(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ConversationsOptions>().BindConfiguration(ConversationsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<KnowledgeBase>();
        services.AddSingleton<Announcements>();
        services.AddSingleton<TypingCustomers>();
        services.AddSingleton<ConversationGrains>();
        services.AddSingleton<ConversationKeepers>();
        services.AddSingleton<PhonePace>();
        services.AddSingleton<IInbox, Inbox>();
        services.AddSingleton<ITranscript, Transcript>();
        services.AddSingleton<IWork, WaitOverWork>();
        services.AddHostedService<EditionKeeping>();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering();

            // Alone, it has nobody to be missed by. Otherwise a machine that wakes up after a night takes itself for dead and ends the process.
            silo.Configure<ClusterMembershipOptions>(membership => membership.LivenessEnabled = false);
            silo.Configure<EndpointOptions>(StayOnLoopback);

            // It remembers what other silos hold, and sets aside 8 bytes for each of a million. There is no other silo.
            silo.Configure<GrainDirectoryOptions>(directory => directory.CacheSize = 1024);
        });
    }

    /// <summary>No other silo and no client: a free port that nobody outside reaches, so that two processes never share one by accident.</summary>
    private static void StayOnLoopback(EndpointOptions endpoints)
    {
        var port = FreePort();
        endpoints.AdvertisedIPAddress = IPAddress.Loopback;
        endpoints.SiloPort = port;
        endpoints.SiloListeningEndpoint = new IPEndPoint(IPAddress.Loopback, port);
        endpoints.GatewayPort = 0;
        endpoints.GatewayListeningEndpoint = null;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
