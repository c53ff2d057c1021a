using Kapso.Coex.Bot;

return await CommandLine.Run(args);
