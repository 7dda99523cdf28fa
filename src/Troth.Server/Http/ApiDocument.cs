using Microsoft.OpenApi;
using Troth.Protocol;

namespace Troth.Server.Http;

/// <summary>The OpenAPI document.</summary>
internal static class ApiDocument
{
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Troth", Version = "v1", Description = "A relay of sealed entries. The protocol is in docs/protocol.md." };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(Id16) || context.JsonTypeInfo.Type == typeof(Id16?))
            {
                schema.Type = JsonSchemaType.String;
                schema.Pattern = "^[0-9a-f]{32}$";
            }

            return Task.CompletedTask;
        });
    });
}
