import Intake

/// The interface for programs, as OpenAPI 3.1 describes it.
enum OpenAPI {
  static let document = """
    {
      "openapi": "3.1.0",
      "info": {
        "title": "dexuat-web",
        "summary": "Self-check of proposals / Tự kiểm tra hồ sơ đề xuất",
        "description": "Judges the forms of a call in memory and returns the report that `dexuat \
    check --report json` writes for the same files at the same instant, to the byte. A faulty \
    document is no error: it is answered with 200 and its findings. Nothing is stored.",
        "version": \(JSONText.of(Version.current)),
        "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}
      },
      "servers": [{"url": "/"}],
      "paths": {
        "/api/check": {
          "post": {
            "operationId": "check",
            "summary": "Judge files given together",
            "parameters": [
              {
                "name": "name", "in": "query",
                "description": "The name of the file, where the body is one; `-` by default. At \
    most 255 bytes behind its last `/`.",
                "schema": {"type": "string"}
              },
              {
                "name": "received", "in": "query",
                "description": "Judges the deadline as if received then: RFC 3339, or the day first \
    as people write it (`28/4/2023 16:00`), in the zone of the call.",
                "schema": {"type": "string", "maxLength": 100, \
    "examples": ["2023-04-28T16:00:00+07:00"]}
              },
              {
                "name": "now", "in": "query",
                "description": "Dates the judgement; the clock by default. The same files and \
    instants give the same bytes.",
                "schema": {"type": "string", "maxLength": 100, \
    "examples": ["2023-04-20T09:00:00+07:00"]}
              },
              {
                "name": "lang", "in": "query",
                "description": "The language of the report's sentences; `vi` by default.",
                "schema": {"type": "string", "enum": ["vi", "en"]}
              }
            ],
            "requestBody": {
              "required": true,
              "description": "At most 20 files of 16 MiB in all.",
              "content": {
                "multipart/form-data": {
                  "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                      "file": {
                        "type": "array", "minItems": 1, "maxItems": 20,
                        "items": {"type": "string", "format": "binary"}
                      },
                      "received": {"type": "string", "maxLength": 100},
                      "now": {"type": "string", "maxLength": 100},
                      "lang": {"type": "string", "enum": ["vi", "en"]}
                    }
                  }
                },
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
              }
            },
            "responses": {
              "200": {
                "description": "The report; its schema is docs/report.schema.json.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Report"}}}
              },
    \(troubles)
            }
          }
        },
        "/api/openapi.json": {
          "get": {
            "operationId": "openapi",
            "summary": "This document",
            "responses": {
              "200": {
                "description": "This document.",
                "content": {"application/json": {"schema": {"type": "object"}}}
              }
            }
          }
        },
        "/healthz": {
          "get": {
            "operationId": "health",
            "summary": "Whether the page is up",
            "responses": {
              "200": {
                "description": "It is.",
                "content": {"text/plain": {"schema": {"type": "string", "const": "ok\\n"}}}
              }
            }
          }
        }
      },
      "components": {
        "schemas": {
          "Report": {
            "type": "object",
            "required": ["schema", "documents", "summary"],
            "properties": {
              "schema": {"type": "string", "pattern": "^dexuat-report/"},
              "documents": {"type": "array", "items": {"type": "object"}},
              "summary": {"type": "object"}
            }
          },
          "Trouble": {
            "type": "object",
            "required": ["error", "message"],
            "properties": {
              "error": {"type": "string"},
              "message": {
                "type": "object",
                "required": ["vi", "en"],
                "properties": {"vi": {"type": "string"}, "en": {"type": "string"}}
              }
            }
          }
        }
      }
    }

    """

  private static var troubles: String {
    let told: [(Int, String)] = [
      (400, "The body is damaged."), (403, "A browser sent it from another site."),
      (405, "Not the method."), (413, "Too large, or too many files."),
      (415, "Neither multipart/form-data nor the bytes of a file."),
      (421, "Not a name of this page."), (422, "No file, or an instant that is none."),
      (429, "Too many checks from one address; see Retry-After."),
      (500, "An error within."), (503, "Too much is being judged; see Retry-After."),
    ]
    let items = told.map { status, what in
      "\"\(status)\": {\"description\": \(JSONText.of(what)), \"content\": {\"application/json\": "
        + "{\"schema\": {\"$ref\": \"#/components/schemas/Trouble\"}}}}"
    }
    return items.map { "          " + $0 }.joined(separator: ",\n")
  }
}
