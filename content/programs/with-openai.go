package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
)

func main() {
	key := os.Getenv("AIGATEWAY_KEY")
	if key == "" {
		log.Fatal("Set AIGATEWAY_KEY to your key.")
	}
	client := openai.NewClient(
		option.WithBaseURL("https://api.aigateway.sh/v1"),
		option.WithAPIKey(key),
	)
	completion, err := client.Chat.Completions.New(context.Background(), openai.ChatCompletionNewParams{
		Model: "moonshot/kimi-k2.6",
		Messages: []openai.ChatCompletionMessageParamUnion{
			openai.UserMessage("In one sentence: why is the sky blue?"),
		},
	})
	var refusal *openai.Error
	if errors.As(err, &refusal) {
		log.Fatal(refusal.StatusCode, " ", refusal.Message)
	}
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(completion.Choices[0].Message.Content)
}
