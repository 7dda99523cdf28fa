using Troth.Server;
using Troth.Server.Store;

var builder = WebApplication.CreateBuilder(args);
builder.AddTroth();

var app = builder.Build();
app.UseTroth();

// Opening the database now, not at the first request, makes a bad folder a failed start.
app.Services.GetRequiredService<SqliteStore>();
var settings = app.Services.GetRequiredService<Settings>();
app.Logger.Began(settings.Registration);
await app.RunAsync();
