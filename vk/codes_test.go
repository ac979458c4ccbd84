package vk_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/vk"
)

// told is what a code of VK's means to a publication, and to a call that only reads.
type told struct {
	codes   []int
	class   vk.Class
	problem tasks.Problem
	reading vk.Class
	barred  bool // administrators are told, too
}

// everyCode is every code that VK's schema has for what the program does, by what is done about it.
func everyCode() []told {
	return []told{
		{codes: []int{1, 10, 36}, class: vk.Unknown, problem: tasks.ProblemUnknown, reading: vk.Again},
		{codes: []int{6}, class: vk.Again, problem: tasks.ProblemNetwork, reading: vk.Again},
		{codes: []int{9, 223}, class: vk.Again, problem: tasks.ProblemFlood, reading: vk.Again},
		{codes: []int{29}, class: vk.Tomorrow, problem: tasks.ProblemQuota, reading: vk.Tomorrow},
		{codes: []int{14, 17, 24, 25, 3300, 3302}, class: vk.Person, problem: tasks.ProblemCaptcha, reading: vk.Person},
		{
			codes: []int{2, 4, 5, 7, 20, 21, 23, 27, 28, 38, 42, 1051, 1116, 1117, 3609},
			class: vk.Disabled, problem: tasks.ProblemAccess, reading: vk.Disabled, barred: true,
		},
		{
			codes: []int{15, 18, 19, 30, 104, 113, 210, 211, 212, 213, 214, 900, 901, 902},
			class: vk.Final, problem: tasks.ProblemClosed, reading: vk.Final,
		},
		{codes: []int{37, 203}, class: vk.Final, problem: tasks.ProblemAccess, reading: vk.Final},
		{codes: []int{222}, class: vk.Final, problem: tasks.ProblemLinks, reading: vk.Final},
		{codes: []int{914}, class: vk.Final, problem: tasks.ProblemTooLong, reading: vk.Final},
		{
			codes: []int{3, 8, 11, 12, 13, 16, 100, 103, 105, 219, 220, 224, 950, 4242},
			class: vk.Final, problem: tasks.ProblemRefused, reading: vk.Final,
		},
	}
}

// Every code has its class, its words for the operator, and a pause where trying again is worth it.
func TestEveryCodeOfVK(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		post, top, _ := w.asked()
		src := w.source(post, top, 0)
		for _, test := range everyCode() {
			for _, code := range test.codes {
				w.stand.Fail(vkstand.Fault{Method: "wall.createComment", Kind: vkstand.Refuse, Code: code})
				_, _, err := w.vk.Publish(w.Context(), src, answer, "g")
				w.refused(err, test.class, test.problem, code)
				var e *vk.Error
				if waits := test.class == vk.Again || test.class == vk.Tomorrow; errors.As(err, &e) && waits && e.Pause == 0 {
					w.Errorf("code %d: pause %v", code, e.Pause)
				}
				if vk.Barred(err) != test.barred {
					w.Errorf("code %d: barred %t", code, vk.Barred(err))
				}
				w.stand.Fail(vkstand.Fault{Method: "wall.getComments", Kind: vkstand.Refuse, Code: code})
				_, _, _, err = w.vk.FindAnswer(w.Context(), src, answer, "g", time.Now())
				if vk.ClassOf(err) != test.reading {
					w.Errorf("reading, code %d: %v", code, err)
				}
				time.Sleep(time.Second)
			}
		}
		if n := len(w.stand.Answers()); n != 0 {
			w.Errorf("%d answers", n)
		}
	})
}

// A token without the right is told from a place that is closed, though VK has one code for both.
func TestATokenWithoutTheRight(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		post, top, _ := w.asked()
		w.stand.SetCommunityRights(vkstand.RightMessages)
		_, _, err := w.vk.Publish(w.Context(), w.source(post, top, 0), answer, "g")
		w.refused(err, vk.Disabled, tasks.ProblemAccess, 15)
	})
}

func TestEveryProblemOfPublishingIsReached(t *testing.T) {
	t.Parallel()
	// What is no code of VK's: another text (found by the workflow), places without a token, and files.
	got := []tasks.Problem{
		tasks.ProblemMismatch, vk.ProblemOf(vk.ByHand()), tasks.ProblemFiles, tasks.ProblemTooBig, tasks.ProblemNoFile,
	}
	for _, test := range everyCode() {
		for _, code := range test.codes {
			got = append(got, vk.ProblemOf(fmt.Errorf("publishing: %w", &vk.Error{Class: test.class, Code: code})))
		}
	}
	for _, p := range tasks.Problems() {
		if !slices.Contains(got, p) {
			t.Errorf("no error is %s", p)
		}
	}
	if p := vk.ProblemOf(errors.New("something else")); p != tasks.ProblemUnknown {
		t.Errorf("another error is %s", p)
	}
}
