namespace Kapso.Coex.Bot.Delivery;

/// <summary>What is due gets done.</summary>
internal static class DeliveryRoom
{
    public static void AddDelivery(this IHostApplicationBuilder builder) => builder.Services.AddHostedService<Courier>();
}
