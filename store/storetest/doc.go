// Package storetest holds the one suite that every driver of the store passes, and a model of the store in memory.
//
// Exercise goes through the whole port case by case and then compares random runs with the model. Model is also a store
// for unit tests of packages that need one.
package storetest
