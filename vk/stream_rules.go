package vk

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// ruleTag begins the tags of our rules: others of the same application are left alone.
const ruleTag = "otklik-"

// streamRule is a rule of the Streaming API: its words, and the tag that events bear.
type streamRule struct {
	Tag   string `json:"tag"`
	Value string `json:"value"`
}

func ruleOf(words string) streamRule {
	h := fnv.New64a()
	_, _ = h.Write([]byte(words)) // it never fails
	return streamRule{Tag: fmt.Sprintf("%s%016x", ruleTag, h.Sum64()), Value: words}
}

// settle makes the rules at VK those that are configured.
func (s *streaming) settle(ctx context.Context, at streamServer) error {
	var have struct {
		Rules []streamRule `json:"rules"`
	}
	if err := s.rule(ctx, at, http.MethodGet, nil, &have); err != nil {
		return err
	}
	var want []streamRule
	for _, words := range s.rules {
		want = append(want, ruleOf(words))
	}
	for _, r := range have.Rules {
		if strings.HasPrefix(r.Tag, ruleTag) && !slices.ContainsFunc(want, func(w streamRule) bool { return w.Tag == r.Tag }) {
			if err := s.rule(ctx, at, http.MethodDelete, map[string]any{"tag": r.Tag}, nil); err != nil {
				return err
			}
		}
	}
	for _, w := range want {
		if !slices.ContainsFunc(have.Rules, func(r streamRule) bool { return w.Tag == r.Tag }) {
			if err := s.rule(ctx, at, http.MethodPost, map[string]any{"rule": w}, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// rule is one request about rules.
func (s *streaming) rule(ctx context.Context, at streamServer, method string, body, into any) error {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	var sent bytes.Buffer
	if body != nil {
		if err := json.NewEncoder(&sent).Encode(body); err != nil {
			return fmt.Errorf("rule: %w", err)
		}
	}
	address := url.URL{Scheme: "https", Host: at.Endpoint, Path: "/rules/", RawQuery: url.Values{"key": {at.Key}}.Encode()}
	req, err := http.NewRequestWithContext(ctx, method, address.String(), &sent)
	if err != nil {
		return s.fault(ctx, err, at)
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := s.e.n.calls.Do(req)
	if err != nil {
		return s.fault(ctx, err, at)
	}
	defer func() { _ = resp.Body.Close() }()
	var answer struct {
		Code  int `json:"code"`
		Error struct {
			Code int `json:"error_code"`
		} `json:"error"`
	}
	var raw json.RawMessage
	if json.NewDecoder(resp.Body).Decode(&raw) != nil || json.Unmarshal(raw, &answer) != nil {
		return s.fault(ctx, errUnreadable, at)
	}
	if answer.Code == frameError {
		return &Error{Class: Final, Method: methodStream, Token: tokenService, Code: answer.Error.Code}
	}
	if into != nil && json.Unmarshal(raw, into) != nil {
		return s.fault(ctx, errUnreadable, at)
	}
	return nil
}
